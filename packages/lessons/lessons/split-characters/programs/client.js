const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

// 두 글자, 6바이트입니다.
const bytes = Buffer.from('안녕');

client.on('connect', () => {
  client.write(bytes.subarray(0, 4));
});

// 서버가 앞부분을 받은 뒤에 나머지를 보냅니다.
client.once('data', () => {
  client.end(bytes.subarray(4));
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
