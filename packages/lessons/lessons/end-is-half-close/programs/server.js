const net = require('net');

const server = net.createServer({
  allowHalfOpen: true,
}, (socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
  });

  socket.on('end', () => {
    console.log('end: 상대방이 마침');
    // 답을 준비하는 데 0.8초가 걸립니다.
    setTimeout(() => {
      socket.end('열두 시입니다');
    }, 800);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
