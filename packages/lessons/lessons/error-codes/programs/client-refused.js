const net = require('net');

// 이 포트에서는 아무도 기다리지 않습니다.
const client = net.connect({
  host: 'server',
  port: 9090,
});

client.on('connect', () => {
  console.log('서버에 연결됨');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});

client.on('close', () => {
  console.log('닫힘');
});
