const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('안녕하세요');
});

client.on('data', () => {
  console.log('답을 받고 RST로 끊음');
  client.resetAndDestroy();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
