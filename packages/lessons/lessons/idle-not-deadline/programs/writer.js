const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setTimeout(1500);
let left = 8;

const timer = setInterval(() => {
  client.write('계신가요');
  left -= 1;
  if (left === 0) {
    console.log('마지막 질문을 보냄');
    clearInterval(timer);
  }
}, 300);

client.on('timeout', () => {
  console.log('timeout');
  client.destroy();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
