const net = require('net');

const client = net.createConnection({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('data', (text) => {
  console.log(text);
});

client.on('end', () => {
  console.log('차림 끝');
});

client.on('error', (error) => {
  if (error.code === 'ECONNREFUSED') {
    console.log('서버가 없습니다');
  } else {
    console.error('오류', error.code);
  }
});
