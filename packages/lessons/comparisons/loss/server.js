const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    socket.write(`${text} 받음`);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
  });
});

server.listen(8080);
