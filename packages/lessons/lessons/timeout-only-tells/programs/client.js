const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
client.setTimeout(800);

client.once('timeout', () => {
  console.log('timeout이 일어남');
  client.write('계신가요');
});

client.on('data', (text) => {
  console.log('받음', text);
  client.end();
});

client.on('close', () => {
  console.log('닫힘');
});
client.on('error', (error) => {
  console.error('오류', error.code);
});
