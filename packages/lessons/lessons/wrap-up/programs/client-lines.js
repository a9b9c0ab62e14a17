const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  client.write('첫째\n둘째\n');
  client.write('몇 명\n');
});

client.on('data', (text) => {
  console.log('받음', text);
});

client.on('end', () => {
  console.log('서버가 전송을 마침');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
