const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.end('안녕하세요');
});

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
