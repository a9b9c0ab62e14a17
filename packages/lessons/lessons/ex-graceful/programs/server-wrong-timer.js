const net = require('net');

const idle = new Set();
let closing = false;

// 한 시간마다 손님을 셉니다.
setInterval(() => {
  console.log('손님', idle.size);
}, 3_600_000);

const server = net.createServer((socket) => {
  idle.add(socket);
  socket.on('data', () => {
    idle.delete(socket);
    socket.write('시작\n');
    setTimeout(() => {
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

server.listen(8080);

process.on('SIGTERM', () => {
  closing = true;
  server.close();
  for (const socket of idle) socket.end();
});
