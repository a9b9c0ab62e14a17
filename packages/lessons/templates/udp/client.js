const dgram = require('node:dgram');

const socket = dgram.createSocket('udp4');
let number = 0;

socket.on('message', (message) => {
  console.log(message.toString());
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

const timer = setInterval(() => {
  number += 1;
  socket.send(`${number}번`, 5000, 'server');
  if (number === 5) {
    clearInterval(timer);
    setTimeout(() => socket.close(), 2000);
  }
}, 500);
