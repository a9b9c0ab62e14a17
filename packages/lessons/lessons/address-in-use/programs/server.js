const net = require('net');

function open(name) {
  const server = net.createServer((socket) => {
    socket.on('error', (error) => {
      console.error('오류', error.code);
    });
    socket.on('close', () => {
      console.log(name, '문을 닫음');
      server.close();
    });
    // 서버가 먼저 닫습니다.
    socket.end('안녕히 가세요');
  });

  server.on('error', (error) => {
    console.error(name, '오류', error.code);
  });
  server.on('close', () => {
    if (name === '첫 번째') open('두 번째');
  });

  server.listen(8080, () => {
    console.log(name, '8080 수신 대기');
  });
}

open('첫 번째');
