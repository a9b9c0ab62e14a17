const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('연결된 곳', client.remoteAddress);
});
client.on('data', (text) => {
  console.log('받음', text);
});
client.on('error', (error) => {
  console.error('오류', error.code);
});
