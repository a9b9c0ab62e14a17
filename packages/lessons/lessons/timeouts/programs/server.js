const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  socket.setTimeout(1500);

  socket.on('timeout', () => {
    console.log('timeout: 1.5초 동안 조용함');
  });

  socket.on('data', (text) => {
    console.log('받음', text);
  });

  socket.on('close', () => {
    console.log('소켓이 닫힘');
    server.close();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
