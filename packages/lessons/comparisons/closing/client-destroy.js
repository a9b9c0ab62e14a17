const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('안녕하세요');
});

client.on('data', () => {
  client.destroy();
});

client.on('end', () => {
  console.log('end');
});

client.on('error', (error) => {
  console.log('error', error.code);
});

client.on('close', (hadError) => {
  console.log('close', hadError);
});
