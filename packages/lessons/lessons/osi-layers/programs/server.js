const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    const text = data.toString();
    console.log('프로그램이 받은 크기', data.length);
    console.log('읽으면', text);
    socket.end('고맙습니다');
    server.close();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
