const net = require('net');

const client = net.createConnection({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

// 다 받은 뒤 '차림 끝'을 출력합니다
client.on('data', (text) => {
  console.log(text);
});

// 서버가 없으면 '서버가 없습니다'를 출력합니다
