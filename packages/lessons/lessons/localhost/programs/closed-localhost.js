const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 옴');
  socket.on('error', () => {});
  socket.end('어서 오세요');
});

server.on('error', (error) => {
  console.error('오류', error.code);
});

server.listen(8080, 'localhost', () => {
  console.log('주소', server.address().address);
});
