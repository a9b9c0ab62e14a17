const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

socket.connect(9999, 'server', () => {
  console.log('상대방을 정함');
  socket.send('계신가요');
});

let told = false;
socket.on('error', (error) => {
  told = true;
  console.error('오류', error.code);
});

setTimeout(() => {
  if (!told) console.log('2초 동안 소식 없음');
  socket.close();
}, 2000);
