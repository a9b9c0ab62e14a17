const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  console.log('서버에 연결됨');
  client.write('안녕하세요');
});

client.on('close', (hadError) => {
  console.log('닫힘, 오류 때문에', hadError);
});

// 소켓과 상관없는 일
setTimeout(() => {
  console.log('다른 일도 마침');
}, 4000);
