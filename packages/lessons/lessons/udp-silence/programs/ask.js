const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

function ask() {
  socket.send('계신가요', 9999, 'server');
}

socket.on('message', (message) => {
  console.log('답', String(message));
  socket.close();
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

ask();
