const net = require('net');

const words = ['하나', '둘', '셋'];
let count = 0;

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

client.on('connect', () => {
  console.log('서버에 연결됨');
  client.write(words[0]);
});

client.on('data', (text) => {
  console.log('돌아옴', text);
  count += 1;
  if (count < 3) client.write(words[count]);
  else client.end();
});

client.on('end', () => {
  if (count < 3) console.log('서버가 먼저 마침');
});

client.on('close', () => {
  console.log(count + '개가 돌아옴');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
