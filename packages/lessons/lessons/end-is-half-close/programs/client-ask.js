const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
let answer = '';

client.on('connect', () => {
  client.end('시를 들려주세요');
  console.log(`답 ${answer.length}글자`);
});

client.on('data', (text) => {
  answer += text;
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
