const net = require('net');

// 손님마다 몇 번째 말인지 세어 돌려줍니다.
const counts = new Map();

const server = net.createServer((socket) => {
  const who = socket.remoteAddress;

  socket.on('data', () => {
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    socket.write(String(count));
  });

  socket.on('close', () => {
    counts.delete(who);
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
