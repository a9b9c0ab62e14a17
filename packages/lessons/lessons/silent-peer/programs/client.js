const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setEncoding('utf8');
let timer;

client.on('data', (text) => {
  console.log('받음', text);
  clearTimeout(timer);
  timer = setTimeout(report, 2000);
});

function report() {
  console.log('2초 동안 소식 없음');
  console.log('소켓은', client.readyState);
}

client.on('end', () => {
  console.log('상대방이 마침');
});
client.on('close', () => {
  console.log('닫힘');
  clearTimeout(timer);
});
client.on('error', (error) => {
  console.error('오류', error.code);
});
