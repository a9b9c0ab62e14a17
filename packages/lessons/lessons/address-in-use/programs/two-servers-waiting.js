const net = require('net');

const first = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  // 손님이 있는 채로 수신 대기만 그만둡니다.
  first.close(() => {
    console.log('첫째의 close');
  });
  startSecond(socket);
});
first.listen(8080, () => {
  console.log('첫째가 8080 수신 대기');
});

function startSecond(guest) {
  const second = net.createServer();

  second.on('error', (error) => {
    console.error('둘째의 오류', error.code);
  });

  second.listen(8080, () => {
    console.log('둘째도 수신 대기');
    guest.end();
  });
}
