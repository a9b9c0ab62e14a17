const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
client.setTimeout(2500);
const started = Date.now();

client.on('data', (text) => {
  console.log('받음', text);
});

client.on('timeout', () => {
  const ms = Date.now() - started;
  console.log('timeout,', ms, 'ms가 지남');
  client.destroy();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
