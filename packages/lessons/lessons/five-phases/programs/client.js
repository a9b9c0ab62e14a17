const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
console.log('연결 요청: connect()');
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('연결됨: connect');
  client.write('요청');
  console.log('전송: write()');
});

client.on('data', (text) => {
  console.log('수신: data', text);
  client.end();
  console.log('전송을 마침: end()');
});

client.on('close', () => {
  console.log('종료: close');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
