const net = require('net');

const sockets = new Set();

const server = net.createServer((socket) => {
  sockets.add(socket);
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    if (text === '몇 개') {
      const count = sockets.size;
      console.log('남은 소켓 ' + count + '개');
      server.close();
    }
    socket.end();
  });

  socket.on('close', () => {
    sockets.delete(socket);
    console.log('손님이 떠남');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
