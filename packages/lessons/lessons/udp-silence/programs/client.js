const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

// 9999에는 아무도 없습니다.
socket.send('계신가요', 9999, 'server', (error) => {
  console.log('보냄', error?.code ?? '오류 없음');
});

socket.on('message', (message) => {
  console.log('받음', String(message));
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

setTimeout(() => {
  console.log('2초 동안 소식 없음');
  socket.close();
}, 2000);
