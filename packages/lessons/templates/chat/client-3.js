const net = require('node:net');

const socket = net.connect(8080, 'server');
socket.setEncoding('utf8');

socket.on('connect', () => {
  socket.write('/name 다온\n');
  setTimeout(() => {
    socket.write('저도 왔습니다\n');
  }, 4000);
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
