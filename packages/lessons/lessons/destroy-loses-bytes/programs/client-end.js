const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write(Buffer.alloc(1_000_000, 'a'));
  client.end();
});

client.on('close', () => {
  console.log(`씀 ${client.bytesWritten}바이트`);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
