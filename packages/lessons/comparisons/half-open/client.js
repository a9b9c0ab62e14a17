const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  client.end(Buffer.from([1, 2, 3, 4]));
});

client.on('data', (text) => {
  console.log('받음', text);
});

client.on('end', () => {
  console.log('end: 서버도 마침');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
