const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  upload(Buffer.alloc(1_000_000, 'b'));
});

function upload(file) {
  client.write(file);
  // 다 보낸 다음 내 쪽을 마칩니다.
  client.end();
}

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
