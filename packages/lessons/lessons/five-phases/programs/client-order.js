const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

// 다섯 행을 그 일이 일어나는 곳으로 옮깁니다
console.log('1 소켓을 만듦');
console.log('2 연결됨');
console.log('3 보냄');
console.log('4 받음');
console.log('5 닫힘');

client.on('connect', () => {
  client.write('요청');
});

client.on('data', () => {
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
