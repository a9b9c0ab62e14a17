const net = require('net');

const server = net.createServer((socket) => {
  let lastPong = Date.now();

  const timer = setInterval(() => {
    if (Date.now() - lastPong > 2500) {
      clearInterval(timer);
      socket.end();
      return;
    }
    socket.write('PING\n');
  }, 300);

  socket.on('data', () => {
    lastPong = Date.now();
  });

  socket.on('close', () => {
    clearInterval(timer);
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);
