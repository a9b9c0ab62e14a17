const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
let timer;

client.on('connect', () => {
  client.write('안녕하세요');
  timer = setTimeout(() => {
    console.log('확인 못 함');
    client.destroy();
  }, 2000);
});

client.on('data', () => {
  console.log('전달 확인');
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
