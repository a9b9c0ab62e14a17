const net = require('node:net');

const socket = net.connect(8080, 'server');
let bytes = 0;

socket.on('connect', () => {
  socket.pause();
  console.log('읽지 않고 기다림');
  setTimeout(() => {
    console.log('다시 읽음');
    socket.resume();
  }, 5000);
});
socket.on('data', (chunk) => {
  bytes += chunk.length;
});
socket.on('end', () => {
  console.log('모두', bytes, '바이트');
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});
