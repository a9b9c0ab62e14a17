const net = require('net');

const server = net.createServer({
  allowHalfOpen: false,
}, (socket) => {
  let sum = 0;

  socket.on('data', (chunk) => {
    for (const byte of chunk) sum += byte;
  });

  socket.on('end', () => {
    console.log('다 받음, 계산을 시작함');
    setTimeout(() => {
      console.log('답을 보냄');
      socket.write(`합계 ${sum}`);
    }, 600);
  });

  socket.on('close', () => {
    console.log('close');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
