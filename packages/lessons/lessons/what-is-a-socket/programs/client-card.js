const net = require('net');

const socket = net.connect({
  host: 'server',
  port: 8080,
});
socket.setEncoding('utf8');

socket.on('connect', () => {
  console.log('내 포트', socket.localPort);
  socket.write('제 포트는 몇 번입니까');
});

socket.on('data', (text) => {
  console.log('서버가 본 것', text);
  socket.end();
});

socket.on('error', (error) => {
  console.error('오류', error.code);
});
