const net = require('net');

const server = net.createServer((socket) => {
  console.log('앱이 연결을 받음');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('읽음', text);
    if (text !== '계산해 주세요') return;
    socket.write('시작합니다');
    setImmediate(busyWork);
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

// 3초 동안 다른 일을 못 하게 하는 계산
function busyWork() {
  const until = Date.now() + 3000;
  let sum = 0;
  while (Date.now() < until) sum += 1;
  console.log('계산을 마침');
}

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
