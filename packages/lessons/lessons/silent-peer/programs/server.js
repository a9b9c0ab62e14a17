const net = require('net');

const server = net.createServer((socket) => {
  console.log('연결을 받음');
  const timer = setInterval(() => {
    socket.write('째깍');
  }, 500);

  socket.on('close', () => {
    clearInterval(timer);
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
