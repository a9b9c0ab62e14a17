const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
console.log('1 소켓을 만듦');

client.on('connect', () => {
  console.log('2 연결됨');
  client.write('요청');
  console.log('3 보냄');
});

client.on('data', () => {
  console.log('4 받음');
  client.end();
});

client.on('close', () => {
  console.log('5 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
