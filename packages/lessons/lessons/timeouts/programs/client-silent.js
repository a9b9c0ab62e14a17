const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  console.log('연결하고 아무 말도 하지 않음');
});

client.on('end', () => {
  console.log('서버가 전송을 마침');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
client.resume();
