const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 왔습니다');

  socket.on('data', (data) => {
    socket.write('들었습니다: ' + data);
  });

  setTimeout(() => {
    console.log('2.5초가 지나 닫습니다');
    socket.end();
  }, 2500);

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
