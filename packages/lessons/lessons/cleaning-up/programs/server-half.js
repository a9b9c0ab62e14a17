const net = require('net');

const options = { allowHalfOpen: true };

const server = net.createServer(options);

server.on('connection', (socket) => {
  socket.resume();

  socket.on('end', () => {
    console.log('상대방이 전송을 마침');
    // 여기에서 socket.end()를 잊었습니다

    setTimeout(() => {
      console.log('2초가 지났지만 닫지 않음');
    }, 2000);
  });

  socket.on('close', () => {
    console.log('소켓이 닫힘');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
