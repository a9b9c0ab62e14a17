const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    if (text.trim() === '열려라') {
      console.log('들어옴');
      socket.write('환영합니다\n');
      socket.end();
    } else {
      console.log('거절');
      socket.resetAndDestroy();
    }
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
