const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
let tries = 0;
let timer;

function ask() {
  if (tries === 3) {
    console.log('응답 없음');
    socket.close();
    return;
  }
  tries += 1;
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
