const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
client.setTimeout(800);

client.on('connect', () => {
  console.log('서버에 연결됨');
  // 연결되고 2초 뒤에 살펴봅니다.
  setTimeout(() => {
    console.log('소켓은', client.readyState);
    client.end();
  }, 2000);
});

client.on('close', () => {
  console.log('닫힘');
});
client.on('error', (error) => {
  console.error('오류', error.code);
});
