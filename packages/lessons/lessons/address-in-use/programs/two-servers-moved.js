const net = require('net');

const first = net.createServer();
first.listen(8080, () => {
  console.log('첫째가 8080 수신 대기');
  startSecond();
});

function startSecond() {
  const second = net.createServer();

  second.on('error', (error) => {
    console.error('둘째의 오류', error.code);
  });

  second.listen(8081, () => {
    console.log('둘째도 수신 대기');
  });
}
