const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    const text = data.toString();
    socket.write(text);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
