const net = require('net');

const server = net.createServer((socket) => {
  socket.once('data', (data) => {
    socket.write(data);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
