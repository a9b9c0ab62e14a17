const net = require('net');

const server = net.createServer((socket) => {
  console.log('연결됨');

  socket.once('data', (data) => {
    console.log('받음', data.length + ' B');
    socket.end(data.toString());
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
