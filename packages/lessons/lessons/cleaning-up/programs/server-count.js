const net = require('net');

const sockets = new Set();

const server = net.createServer((socket) => {
  sockets.add(socket);
  socket.setEncoding('utf8');

  socket.on('data', () => {
    socket.write('지금 ' + sockets.size + '개\n');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
