const net = require('net');

const server = net.createServer((socket) => {
  console.log('연결을 받음');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
    socket.write('네, 있습니다');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
