const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.end();
});

client.on('error', (error) => {
  console.log('오류', error.code);
});
