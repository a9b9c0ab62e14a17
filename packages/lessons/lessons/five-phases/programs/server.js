const net = require('net');

const server = net.createServer((socket) => {
  console.log('수락: connection');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('수신: data', text);
    socket.write('응답');
    console.log('전송: write()');
  });

  socket.on('end', () => {
    console.log('상대방의 종료: end');
  });

  socket.on('close', () => {
    console.log('종료: close');
    server.close();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});
console.log('객체를 만듦');

// 객체를 만드는 것과 기다리는 것을 떼어 놓습니다
setTimeout(() => {
  console.log('기다리기 시작함: listen()');
  server.listen(8080);
}, 700);
