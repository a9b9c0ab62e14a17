const net = require('net');

function visit(name) {
  const client = net.connect({
    host: 'server',
    port: 8080,
  });
  client.setEncoding('utf8');

  client.on('connect', () => {
    console.log(name, '연결됨');
  });
  client.on('data', (text) => {
    console.log(name, '받음', text);
    // 첫째가 앉은 다음에 둘째가 옵니다.
    visit('둘째');
  });
  client.on('end', () => {
    console.log(name, '상대방이 마침');
  });
  client.on('error', (error) => {
    console.error(name, '오류', error.code);
  });
  client.on('close', () => {
    console.log(name, '닫힘');
  });
}

visit('첫째');
