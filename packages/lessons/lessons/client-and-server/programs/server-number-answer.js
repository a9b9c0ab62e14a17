const net = require('net');

let guests = 0;

const server = net.createServer((socket) => {
  guests += 1;
  console.log('연결을 받음');
  socket.write(guests + '번째 손님\n');
  socket.resume();

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
