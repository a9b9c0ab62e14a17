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

// 계산을 조금씩 나누어 하고, 사이마다 양보합니다.
function busyWork() {
  const until = Date.now() + 3000;
  let sum = 0;
  function step() {
    const pause = Date.now() + 20;
    while (Date.now() < pause) sum += 1;
    if (Date.now() < until) setImmediate(step);
    else console.log('계산을 마침');
  }
  step();
}

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
