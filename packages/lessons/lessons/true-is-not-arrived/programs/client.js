const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  const ok = client.write('안녕하세요', () => {
    console.log('write의 콜백도 불림');
  });
  console.log('write가 돌려준 값', ok);
});

client.on('data', (text) => {
  console.log('서버의 답', text);
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
