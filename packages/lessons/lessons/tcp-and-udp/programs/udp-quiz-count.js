const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
const got = [];

socket.on('message', (message, from) => {
  const text = message.toString();
  if (text !== '끝') {
    got.push(Number(text));
    return;
  }
  const missing = [];
  let n = got.length;
  while (n < 10) {
    n += 1;
    missing.push(n);
  }
  const reply = '빠짐 ' + missing.join(' ');
  console.log(reply);
  socket.send(reply, from.port, from.address);
});

socket.on('error', (error) => {
  console.error('오류', error.code);
});

socket.bind(9000, () => {
  console.log('9000에서 기다림');
});
