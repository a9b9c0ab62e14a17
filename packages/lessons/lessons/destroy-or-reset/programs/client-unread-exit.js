const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
// 도착한 데이터를 읽지 않습니다.
client.pause();

client.on('connect', () => {
  client.write('안녕하세요');
  setTimeout(() => {
    console.log('읽지 않고 끝남');
    process.exit();
  }, 1500);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
