const net = require('net');

const server = net.createServer((socket) => {
  const mine = socket.localPort;
  console.log('상대방', socket.remotePort);
  if (mine === 8080) console.log('내 포트도 8080');
  else console.log('새 포트', mine);

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
