const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('하나');
  client.write('둘');
  client.write('셋');
  setTimeout(() => client.end(), 500);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
