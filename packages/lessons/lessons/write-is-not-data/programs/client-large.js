const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('a'.repeat(200000));
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
