const net = require('net');

const server = net.createServer((socket) => {
  // 1초 동안 다른 일을 합니다.
  const until = Date.now() + 1000;
  while (Date.now() < until);

  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
