const net = require('net');

const client = net.createConnection({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('data', (text) => {
  console.log(text);
  client.end();
  console.log('차림 끝');
});

client.on('error', () => {
  console.log('서버가 없습니다');
});
