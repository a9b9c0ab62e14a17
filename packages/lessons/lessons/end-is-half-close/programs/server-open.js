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
    // 답만 보내고 내 쪽은 마치지 않습니다.
    socket.write('열두 시입니다');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
