const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', () => {
    socket.write('열두 시입니다\n');
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
