const net = require('net');

const meanings = {
  ECONNREFUSED: '서버 프로그램이 없음',
  ECONNRESET: '상대방이 강제로 끊음',
  ETIMEDOUT: '아무 대답이 없음',
};

function explain(code) {
  return meanings[code] ?? '알 수 없는 오류 ' + code;
}

const client = net.connect({
  host: 'server',
  port: 8080,
});

client.on('connect', () => {
  client.write('안녕하세요');
});

client.on('error', (error) => {
  console.log(explain(error.code));
});
