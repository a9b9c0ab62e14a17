const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');

// 다 받는 데 3초까지만 기다리려고 합니다.
let timer;
function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    console.log('마감');
    client.destroy();
  }, 3000);
}
client.on('connect', wait);
client.on('data', wait);
client.on('close', () => {
  clearTimeout(timer);
});

client.on('data', (text) => {
  console.log('받음', text);
});

client.on('end', () => {
  console.log('다 받음');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
