const net = require('net');

function visit() {
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });
  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
  return socket;
}

let left = 5;
for (let index = 0; index < 5; index += 1) {
  const socket = visit();
  socket.on('connect', () => {
    socket.resetAndDestroy();
  });
  socket.on('close', () => {
    left -= 1;
    if (left === 0) ask();
  });
}

function ask() {
  console.log('다섯 손님이 나감');
  const asker = visit();
  asker.setEncoding('utf8');
  asker.write('몇 명');
  asker.on('data', (text) => {
    console.log('서버의 대답', text);
    asker.destroy();
  });
}
