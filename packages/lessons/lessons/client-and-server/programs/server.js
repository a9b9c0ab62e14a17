const net = require('net');

const guests = [];

const server = net.createServer((socket) => {
  guests.push(socket);
  console.log('지금 연결', guests.length + '개');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('요청', text);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });

  if (guests.length === 2) {
    for (const guest of guests) {
      guest.end('둘 다 모였습니다');
    }
    server.close();
  }
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
