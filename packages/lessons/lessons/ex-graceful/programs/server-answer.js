const net = require('net');

const idle = new Set();
let closing = false;

const server = net.createServer((socket) => {
  idle.add(socket);

  socket.on('data', () => {
    idle.delete(socket);
    console.log('일을 시작함');
    socket.write('시작\n');
    setTimeout(() => {
      console.log('일을 마침');
      socket.write('끝\n');
      if (closing) socket.end();
      else idle.add(socket);
    }, 4000);
  });

  socket.on('close', () => idle.delete(socket));
  socket.on('error', (error) => {
    console.log('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});

process.on('SIGTERM', () => {
  console.log('문을 닫는 중');
  closing = true;
  server.close();
  for (const socket of idle) socket.end();
});
