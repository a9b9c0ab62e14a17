const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
client.setTimeout(800);

client.on('connect', () => {
  console.log('서버에 연결됨');
});

client.on('timeout', () => {
  console.log('timeout이 일어나 닫음');
  client.destroy();
});

client.on('close', () => {
  console.log('닫힘');
});
client.on('error', (error) => {
  console.error('오류', error.code);
});
