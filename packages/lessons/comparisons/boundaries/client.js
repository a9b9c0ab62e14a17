const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setNoDelay(true);

client.on('connect', () => {
  client.write('하나');
  setTimeout(() => client.write('둘'), 200);
  setTimeout(() => client.write('셋'), 400);
  setTimeout(() => client.end(), 1500);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
