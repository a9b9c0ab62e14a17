const net = require('net');

const server = net.createServer((socket) => {
  console.log('연결 하나가 왔습니다');
  console.log('내 포트', socket.localPort);
  console.log('손님 포트', socket.remotePort);
  socket.resume();

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
