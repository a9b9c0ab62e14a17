const net = require('net');
const target = { host: 'server', port: 8080 };

const first = net.connect(target);
first.setEncoding('utf8');
first.on('connect', () => {
  first.write('계산해 주세요');
});
first.on('data', (text) => {
  console.log('첫째가 받음', text);
  visitAgain();
});
first.on('error', (error) => {
  console.error('오류', error.code);
});

function visitAgain() {
  const second = net.connect(target);
  second.on('connect', () => {
    console.log('둘째가 연결됨');
    second.end('안녕하세요');
  });
  second.on('close', () => {
    console.log('둘째가 닫힘');
    first.end();
  });
  second.on('error', (error) => {
    console.error('둘째의 오류', error.code);
  });
}
