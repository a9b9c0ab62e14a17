const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    const size = data.toString().length;
    console.log('받음', data.toString());
    socket.write(size + '바이트\n');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
