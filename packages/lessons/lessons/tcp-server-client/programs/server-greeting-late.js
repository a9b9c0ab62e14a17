const net = require('net');

const server = net.createServer((socket) => {
  console.log('클라이언트가 연결됨');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
    socket.write('어서 오세요');
    socket.write('잘 받았습니다. ' + text);
  });

  socket.on('end', () => {
    console.log('상대방이 전송을 마침');
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
