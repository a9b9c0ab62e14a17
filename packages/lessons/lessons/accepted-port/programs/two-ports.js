const net = require('net');

for (const port of [8080, 8081]) {
  const server = net.createServer((socket) => {
    console.log(port, '연결을 받음');
    socket.on('error', (error) => {
      console.error('오류', error.code);
    });
  });
  server.listen(port);
}
