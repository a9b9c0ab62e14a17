const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.pause(); // 온 것을 읽지 않습니다

client.on('connect', () => {
  client.write('안녕하세요');

  setTimeout(() => {
    console.log('읽지 않은 채 끝냅니다');
    process.exit();
  }, 1500);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
