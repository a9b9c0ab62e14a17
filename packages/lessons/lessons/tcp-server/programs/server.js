const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 왔습니다');
  socket.end('안녕히 가세요');
  server.close();

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  const { port } = server.address();
  console.log('콜백: 기다리는 포트', port);
});
console.log('listen() 다음 행');
