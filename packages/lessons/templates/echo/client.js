const net = require('node:net');

const socket = net.connect(8080, 'server');
socket.setEncoding('utf8');

socket.on('connect', () => {
  socket.write('안녕하세요');
});
socket.on('data', (text) => {
  console.log('돌아옴', text);
});
socket.on('close', () => {
  console.log('연결이 닫힘');
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});
