const dgram = require('dgram');

const socket = dgram.createSocket('udp4');

socket.on('message', (message, from) => {
  console.log('받음', String(message));
  const { port, address } = from;
  socket.send('네, 있습니다', port, address);
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

socket.bind(9999, () => {
  console.log('9999에서 받음');
});
