const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
    if (text === '그만') {
      server.close();
      socket.write('문을 닫습니다');
    } else {
      socket.write('아직 답합니다');
    }
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.on('close', () => {
  console.log('서버가 모두 닫힘');
});

server.listen(8080);
