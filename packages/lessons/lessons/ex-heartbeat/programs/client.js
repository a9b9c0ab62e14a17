const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('서버에 연결됨');
});

let count = 0;
client.on('data', (text) => {
  count += 1;
  if (count === 2) console.log('PONG으로 대답 중');
  client.write('PONG\n');
});

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.log('오류', error.code);
});
