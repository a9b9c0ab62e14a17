const net = require('net');

const server = net.createServer((socket) => {
  const timer = setInterval(() => {
    socket.write('PING\n');
  }, 300);

  socket.setTimeout(2500);
  socket.on('timeout', () => {
    socket.destroy();
  });

  socket.on('data', () => {});

  socket.on('close', () => {
    clearInterval(timer);
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);
