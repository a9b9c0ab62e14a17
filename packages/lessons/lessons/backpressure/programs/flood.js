const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
const chunk = Buffer.alloc(64 * 1024);
const total = 96;

client.on('connect', () => {
  for (let i = 0; i < total; i += 1) {
    client.write(chunk);
  }
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
