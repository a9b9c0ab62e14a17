const net = require('net');

function frame(text) {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(payload.length);
  return Buffer.concat([header, payload]);
}

const client = net.connect({
  host: 'server',
  port: 8080,
});
let heard = '';

client.on('connect', () => {
  console.log('메시지 두 개를 보냄');
  const two = [frame('안녕'), frame('반가워')];
  client.end(Buffer.concat(two));
});

client.on('data', (data) => {
  heard += data.toString();
});

client.on('close', () => {
  const count = heard.split(':').length - 1;
  console.log('대답 ' + count + '개');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
