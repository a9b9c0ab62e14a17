const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 왔습니다');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    socket.write('응답: ' + text);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
