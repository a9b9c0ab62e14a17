const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('연결됨');
});

client.once('data', (text) => {
  console.log('먼저 받음', text);
  client.write('시간을 알려 주세요');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
