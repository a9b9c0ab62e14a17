const net = require('net');

let total = 0;

const server = net.createServer((socket) => {
  total += 1;
  const number = total;
  console.log(number + '번 손님이 왔습니다');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log(number + '번의 말', text);
    socket.write(number + '번에게 답합니다');
  });

  socket.on('close', () => {
    console.log(number + '번 손님이 갔습니다');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
