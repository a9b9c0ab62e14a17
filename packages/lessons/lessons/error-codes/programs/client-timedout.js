const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
console.log('연결을 걸고 기다림');

client.on('connect', () => {
  console.log('서버에 연결됨');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});

client.on('close', () => {
  console.log('닫힘');
});
