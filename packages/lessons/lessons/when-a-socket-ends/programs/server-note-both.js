const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 왔습니다');

  socket.on('data', (data) => {
    socket.write('들었습니다: ' + data);
  });

  socket.on('error', () => {
    console.log('떠남: 오류');
  });

  socket.on('close', () => {
    console.log('떠남: 정상');
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
