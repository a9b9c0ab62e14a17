const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  let events = 0;
  busy(1500);

  socket.on('data', (text) => {
    events += 1;
    console.log(`${events}번째 data: ${text}`);
  });

  socket.on('end', () => {
    console.log(`data는 모두 ${events}번`);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

// 서버가 다른 일로 바쁜 시간입니다.
function busy(ms) {
  const until = Date.now() + ms;
  while (Date.now() < until);
}

server.listen(8080);
