const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
let timer;

function hear() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    console.log('응답하지 않음');
    client.destroy();
  }, 2000);
}

client.on('connect', hear);
client.on('data', (text) => {
  console.log('받음', text);
});

client.on('close', () => {
  console.log('닫힘');
  clearTimeout(timer);
});
client.on('error', (error) => {
  console.error('오류', error.code);
});
