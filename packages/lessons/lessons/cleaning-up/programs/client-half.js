const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  console.log('연결하고 곧바로 닫습니다');
  client.end();
});

client.on('close', () => {
  console.log('소켓이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
client.resume();
