const net = require('net');

const server = net.createServer((socket) => {
  let lastPong = Date.now();

  setInterval(() => {
    if (Date.now() - lastPong > 2500) {
      socket.destroy();
    }
    socket.write('PING\n');
  }, 300);

  socket.on('data', () => {
    lastPong = Date.now();
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);
