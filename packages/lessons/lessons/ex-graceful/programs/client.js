const net = require('net');

let answer = '';

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('일을 부탁함');
  client.write('부탁');
});

client.on('data', (text) => {
  answer += text;
  console.log('받음', text.trim());
  if (answer.includes('끝')) client.end();
});

client.on('close', () => {
  const done = answer.includes('끝');
  console.log(done ? '결과를 받음' : '결과 없이 닫힘');
});

client.on('error', (error) => {
  console.log('오류', error.code);
});
