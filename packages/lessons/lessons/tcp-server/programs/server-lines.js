const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    const count = 0; // 이 손님의 몇 번째 말입니까
    console.log('받음', text);
    socket.write(count + ': ' + text);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
