const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
const chunk = Buffer.alloc(8 * 1024);

client.on('connect', () => {
  let count = 1;
  while (client.write(chunk)) count += 1;
  const left = client.writableLength;
  console.log(count, '번째에 false');
  console.log('남은 것', left / 1024, 'KB');
});

client.on('drain', () => {
  console.log('drain, 다시 써도 됨');
  client.end();
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
