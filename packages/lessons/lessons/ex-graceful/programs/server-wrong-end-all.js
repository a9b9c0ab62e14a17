const net = require('net');

const sockets = new Set();

const server = net.createServer((socket) => {
  sockets.add(socket);
  socket.on('data', () => {
    socket.write('시작\n');
    setTimeout(() => {
      socket.write('끝\n');
    }, 4000);
  });

  socket.on('close', () => {
    sockets.delete(socket);
  });
  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);

process.on('SIGTERM', () => {
  server.close();
  for (const socket of sockets) socket.end();
});
