const net = require('net');

let visits = 0;

function visit() {
  visits += 1;
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });

  socket.on('connect', () => {
    socket.write(visits < 5 ? '다녀갑니다' : '몇 개');
  });

  socket.on('close', () => {
    console.log(visits + '번째 방문이 끝남');
    if (visits < 5) visit();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
  socket.resume();
}

visit();
