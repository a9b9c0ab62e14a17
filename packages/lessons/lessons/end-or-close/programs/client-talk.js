const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('안녕하세요');
});

client.on('data', (chunk) => {
  console.log('받음', chunk.toString());
});

client.on('end', () => console.log('end'));
client.on('close', (hadError) => {
  console.log('close', hadError);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
