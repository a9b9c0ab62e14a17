const net = require('net');

let seated = 0;

const server = net.createServer((socket) => {
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
  socket.resume();

  if (seated >= 1) {
    socket.end('자리가 없습니다');
    return;
  }
  seated += 1;
  socket.write('어서 오세요');
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
