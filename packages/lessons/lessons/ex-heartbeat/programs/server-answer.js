const net = require('net');

const server = net.createServer((socket) => {
  let count = 0;
  let lastPong = Date.now();
  console.log('연결됨');

  const timer = setInterval(() => {
    if (Date.now() - lastPong > 2500) {
      console.log('대답이 없어 끊음');
      socket.destroy();
      return;
    }
    count += 1;
    socket.write('PING\n');
    if (count % 10 === 0) {
      console.log('PING을', count + '번 보냄');
    }
  }, 300);

  socket.on('data', () => {
    lastPong = Date.now();
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
