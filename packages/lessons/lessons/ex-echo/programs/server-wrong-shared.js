const net = require('net');

let current = null;

const server = net.createServer((socket) => {
  current = socket;

  socket.on('data', (data) => {
    current.write(data);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
