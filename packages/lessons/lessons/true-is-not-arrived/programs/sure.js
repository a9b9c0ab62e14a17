const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  const ok = client.write('안녕하세요');
  if (ok) console.log('전달 확인');
});

client.on('data', () => {
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
