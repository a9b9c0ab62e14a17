const net = require('node:net');

const socket = net.connect(8080, 'server');
socket.setEncoding('utf8');

socket.on('connect', () => {
  socket.write('/name 나래\n');
  setTimeout(() => {
    socket.write('반갑습니다\n');
  }, 3000);
});
socket.on('data', (text) => {
  console.log(text.trimEnd());
});
socket.on('close', () => {
  console.log('연결이 닫힘');
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});
