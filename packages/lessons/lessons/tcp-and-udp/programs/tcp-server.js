const net = require('net');

const server = net.createServer((socket) => {
  let all = '';
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    all += text;
  });

  socket.on('end', () => {
    const got = all.trim().split(' ');
    console.log('TCP 받음', got.join(' '));
    if (got.length === 10) {
      console.log('TCP: 빠진 번호 없음');
    } else {
      console.log('TCP: 빠진 번호 있음');
    }
    server.close();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
