const net = require('net');

function explain(text) {
  if (text === 'connect ECONNREFUSED') {
    return '서버 프로그램이 없음';
  }
  if (text === 'read ECONNRESET') {
    return '상대방이 강제로 끊음';
  }
  return '아무 대답이 없음';
}

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('안녕하세요');
});

client.on('error', (error) => {
  console.log(explain(error.message));
});
