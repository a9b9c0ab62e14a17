const net = require('net');

const idle = new Set();
let working = 0;
let closing = false;

const server = net.createServer((socket) => {
  idle.add(socket);
  socket.on('data', () => {
    idle.delete(socket);
    working += 1;
    socket.write('시작\n');
    setTimeout(() => {
      working -= 1;
      socket.end('끝\n');
      if (closing) server.close();
    }, 4000);
  });

  socket.on('close', () => idle.delete(socket));
  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);

process.on('SIGTERM', () => {
  closing = true;
  for (const socket of idle) socket.end();
  if (working === 0) server.close();
});
