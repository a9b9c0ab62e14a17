const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
let heard = '';

client.on('connect', () => {
  console.log('두 줄을 보냄');
  client.end('안녕\n반가워\n');
});

client.on('data', (text) => {
  heard += text;
});

client.on('close', () => {
  const count = heard.split('받음').length - 1;
  console.log('대답 ' + count + '개');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
