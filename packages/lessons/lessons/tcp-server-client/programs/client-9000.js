const net = require('net');

const client = net.connect({
  host: 'server',
  port: 9000,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('서버에 연결됨');
  client.write('안녕하세요');
});

client.on('data', (text) => {
  console.log('받음', text);
  client.end();
});

client.on('end', () => {
  console.log('서버도 전송을 마침');
});

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
