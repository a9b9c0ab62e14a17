const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
  allowHalfOpen: true,
});
client.resume();

client.on('end', () => {
  console.log('상대방이 닫음, 그래도 씀');
  client.write('하나');
  setTimeout(() => {
    console.log('한 번 더 씀');
    client.write('둘');
  }, 1500);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});

client.on('close', () => {
  console.log('닫힘');
});
