const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
let timer;

function ask() {
  socket.send('계신가요', 9999, 'server');
  timer = setTimeout(ask, 1000);
}

socket.on('message', (message) => {
  console.log('답', String(message));
  clearTimeout(timer);
  socket.close();
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

ask();
