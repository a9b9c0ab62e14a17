const dgram = require('node:dgram');

const socket = dgram.createSocket('udp4');

socket.on('message', (message, from) => {
  const text = message.toString();
  console.log('받음', text);
  const reply = `${text} 잘 받았습니다`;
  socket.send(reply, from.port, from.address);
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

socket.bind(5000);
