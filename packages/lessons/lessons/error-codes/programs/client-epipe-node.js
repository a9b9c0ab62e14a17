const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.resume();

client.on('end', () => {
  client.write('하나');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
