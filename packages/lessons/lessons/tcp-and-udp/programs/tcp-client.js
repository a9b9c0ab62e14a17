const net = require('net');

const socket = net.connect({
  host: 'server',
  port: 8080,
  noDelay: true, // 쓸 때마다 곧바로 보냅니다
});

socket.on('connect', () => {
  for (let n = 1; n <= 10; n += 1) {
    socket.write(n + ' ');
  }
  console.log('TCP로 1번부터 10번까지 씀');
  socket.end();
});

socket.on('error', (error) => {
  console.error('오류', error.code);
});
