const net = require('net');

const server = net.createServer((socket) => {
  console.log('앱이 연결을 받음');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('읽음', text);
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

// 4초 동안 다른 일을 못 하게 하는 계산
async function busyWork() {
  const until = Date.now() + 4000;
  let sum = 0;
  while (Date.now() < until) {
    await (sum += 1);
  }
  console.log('계산을 마침');
}

server.listen(8080, () => {
  console.log('8080 수신 대기');
  setImmediate(busyWork);
});
