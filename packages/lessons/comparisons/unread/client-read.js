const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
// 도착한 데이터를 읽고 버립니다.
client.resume();

client.on('connect', () => {
  client.write('안녕하세요');
  setTimeout(() => {
    client.destroy();
  }, 1000);
});

client.on('error', (error) => {
  console.log('error', error.code);
});
