const net = require('net');

const words = ['하나', '둘', '셋'];

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  client.write(words.shift());
});

client.on('data', (text) => {
  console.log(text);
  const word = words.shift();
  if (word) client.write(word);
  else client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});

client.on('close', () => {
  console.log('연결이 닫힘');
});
