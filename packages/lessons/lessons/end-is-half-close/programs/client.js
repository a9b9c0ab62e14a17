const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('질문하고 내 쪽을 마침');
  client.end('몇 시입니까');
});

client.on('data', (text) => {
  console.log('받음', text);
});

client.on('end', () => {
  console.log('end: 상대방이 마침');
});

client.on('close', () => {
  console.log('close: 연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
