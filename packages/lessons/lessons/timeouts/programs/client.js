const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('첫마디');
  setTimeout(() => {
    client.end('아직 있습니다');
  }, 2500);
});

client.on('end', () => {
  console.log('서버가 전송을 마침');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
client.resume();
