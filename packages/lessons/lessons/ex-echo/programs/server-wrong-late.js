const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    setTimeout(() => socket.write(data), 100);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
