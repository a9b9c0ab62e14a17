const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  console.log('연결됨');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
