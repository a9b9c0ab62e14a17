const net = require('net');

function explain(code) {
  return '연결이 끊김';
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
