const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  client.write('몇 시입니까');
});

client.on('data', (text) => {
  console.log('받음', text.trim());
  // 줄이 끝나면 더 들을 것이 없습니다.
  if (text.endsWith('\n')) client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
