const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

// 아무도 기다리지 않는 포트로 보냅니다
socket.send('계십니까', 9999, 'server', (error) => {
  console.log('send의 오류', error);
});

setTimeout(() => {
  console.log('1초가 지났지만 알림이 없음');
  socket.close();
}, 1000);

socket.on('error', (error) => {
  console.error('오류', error.code);
});
