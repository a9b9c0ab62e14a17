const net = require('net');

const server = net.createServer((socket) => {
  let words = 0;
  socket.setEncoding('utf8');
  socket.setTimeout(2500);

  socket.on('data', (text) => {
    words += text.length; // 한마디가 한 글자
    console.log('들음', words);
  });

  socket.on('timeout', () => {
    if (words < 7) {
      console.log('timeout: 말하는 중');
    } else {
      console.log('timeout: 다 말한 뒤');
    }
    socket.end();
    server.close();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
