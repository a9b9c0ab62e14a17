const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  client.write('몇 시입니까');
});

client.on('data', (text) => {
  console.log('받음', text.trim());
  // 서버가 먼저 닫습니다.
});

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
