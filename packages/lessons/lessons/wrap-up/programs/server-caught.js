const net = require('net');

const server = net.createServer((socket) => {
  console.log('클라이언트가 연결됨');

  socket.on('data', (data) => {
    console.log('받음', data.toString());
    socket.write('응답: ' + data);
  });

  socket.on('end', () => {
    console.log('상대방이 전송을 마침');
  });

  socket.on('error', (error) => {
    console.log('한 손님의 오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
