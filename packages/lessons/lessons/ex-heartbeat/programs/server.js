const net = require('net');

const server = net.createServer((socket) => {
  let count = 0;
  console.log('연결됨');

  const timer = setInterval(() => {
    count += 1;
    socket.write('PING\n');
    if (count % 10 === 0) {
      console.log('PING을', count + '번 보냄');
    }
  }, 300);

  socket.on('data', (data) => {
    // PONG이 옵니다.
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
    clearInterval(timer);
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
