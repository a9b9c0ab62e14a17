const net = require('net');

// Alive and well for four seconds, with half a second between two words.
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  let left = 8;
  const timer = setInterval(() => {
    socket.write('째깍');
    left -= 1;
    if (left === 0) {
      clearInterval(timer);
      console.log('[검사]', JSON.stringify({ id: 'stays', ok: !gone, expected: '끝까지 연결됨', got: gone ? '먼저 끊음' : '끝까지 연결됨' }));
      process.exit();
    }
  }, 500);
  let gone = false;
  socket.on('close', () => {
    gone = true;
  });
});
server.listen(8080);
