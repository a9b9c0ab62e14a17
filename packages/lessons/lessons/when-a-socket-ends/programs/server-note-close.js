const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 왔습니다');

  socket.on('data', (data) => {
    socket.write('들었습니다: ' + data);
  });

  socket.on('close', () => {
    console.log('소켓이 닫힘');
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
