const net = require('net');

const sockets = new Set();
const timers = new Set();

const server = net.createServer({
  allowHalfOpen: true,
});

server.on('connection', (socket) => {
  const timer = setTimeout(() => {
    socket.destroy();
  }, 60_000);
  timers.add(timer);
  sockets.add(socket);

  socket.on('data', (data) => {
    if (data.toString() !== '몇 명') return;
    server.getConnections((_, count) => {
      const text = `소켓 ${sockets.size}`
        + ` 타이머 ${timers.size} 연결 ${count}`;
      console.log(text);
      socket.write(text);
    });
  });

  socket.on('end', () => {
    console.log('상대방이 전송을 마침');
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
