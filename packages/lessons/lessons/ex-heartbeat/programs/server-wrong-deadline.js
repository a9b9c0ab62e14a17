const net = require('net');

const server = net.createServer((socket) => {
  const timer = setInterval(() => {
    socket.write('PING\n');
  }, 300);
  const deadline = setTimeout(() => {
    socket.destroy();
  }, 3000);

  socket.on('data', () => {});

  socket.on('close', () => {
    clearInterval(timer);
    clearTimeout(deadline);
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080);
