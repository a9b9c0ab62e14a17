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
  const bytes = frame('안녕');
  console.log('헤더의 2 B만 보냄');
  client.write(bytes.subarray(0, 2));
  setTimeout(() => {
    client.end(bytes.subarray(2));
  }, 1500);
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
