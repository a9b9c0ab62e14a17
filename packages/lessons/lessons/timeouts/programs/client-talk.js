const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
let words = 0;

client.on('connect', () => {
  const timer = setInterval(() => {
    words += 1;
    client.write('말');
    if (words === 7) clearInterval(timer);
  }, 500);
});

client.on('end', () => {
  console.log('서버가 전송을 마침');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
client.resume();
