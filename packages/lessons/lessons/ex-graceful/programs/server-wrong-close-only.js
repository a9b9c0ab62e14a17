const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', () => {
    socket.write('시작\n');
    setTimeout(() => {
      socket.write('끝\n');
    }, 4000);
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
});
