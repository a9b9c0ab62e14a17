const net = require('net');

const client = net.createConnection({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  console.log('연결됨');
});

client.on('error', (error) => {
  console.log('error:', error.code);
});

client.on('end', () => {
  console.log('end: 상대방이 전송을 마침');
});

client.on('close', (hadError) => {
  console.log('close: 오류로 닫혔는지', hadError);
});
