const net = require('net');

const sockets = new Set();
const timers = new Set();

const server = net.createServer((socket) => {
  const timer = setTimeout(() => {
    socket.destroy();
  }, 60_000);
  timers.add(timer);
  sockets.add(socket);

  socket.on('data', (data) => {
    if (data.toString() !== '몇 명') return;
    server.getConnections((_, count) => {
      socket.write(`소켓 ${sockets.size}`
        + ` 타이머 ${timers.size} 연결 ${count}`);
    });
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });

  socket.on('close', () => {
    sockets.delete(socket);
  });
});

server.listen(8080);
