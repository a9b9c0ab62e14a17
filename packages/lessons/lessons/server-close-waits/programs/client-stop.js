const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('연결됨');
  client.write('안녕하세요');
});

client.on('data', (text) => {
  console.log('받음', text);
  if (text === '잘 들립니다') {
    client.write('그만');
  }
});

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
