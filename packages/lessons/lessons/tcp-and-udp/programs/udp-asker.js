const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

socket.on('message', (message) => {
  console.log('답', message.toString());
  socket.close();
});

socket.connect(9000, 'server', () => {
  // 3번과 7번을 일부러 보내지 않습니다
  for (const n of [1, 2, 4, 5, 6, 8, 9, 10]) {
    socket.send(String(n));
  }
  socket.send('끝');
});

socket.on('error', (error) => {
  console.error('오류', error.code);
});
