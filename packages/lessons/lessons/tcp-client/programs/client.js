const net = require('net');

const client = net.createConnection({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

console.log('연결 중', client.connecting);
client.write('기다리지 않고 쓴 글');

client.on('connect', () => {
  console.log('연결됨');
});

client.on('data', (text) => {
  console.log('받음', text);
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
