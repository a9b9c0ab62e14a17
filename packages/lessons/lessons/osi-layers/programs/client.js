const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('안녕하세요'); // UTF-8로 15바이트
});

client.on('data', (data) => {
  console.log('받음', data.toString());
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
