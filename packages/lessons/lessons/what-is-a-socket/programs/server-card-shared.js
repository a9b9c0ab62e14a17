const net = require('net');

let port = 0;

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  port = socket.remotePort;

  socket.on('data', (text) => {
    console.log('받음', text);
    socket.write('포트 ' + port + '\n');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
