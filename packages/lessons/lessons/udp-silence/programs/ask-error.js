const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

function ask() {
  socket.send('계신가요');
}

socket.on('message', (message) => {
  console.log('답', String(message));
  socket.close();
});
socket.on('error', () => {
  console.log('응답 없음');
  socket.close();
});

socket.connect(9999, 'server', ask);
