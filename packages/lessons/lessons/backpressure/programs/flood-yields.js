const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
const chunk = Buffer.alloc(64 * 1024);
const total = 96;
let sent = 0;

function fill() {
  if (sent === total) {
    client.end();
    return;
  }
  sent += 1;
  client.write(chunk);
  setImmediate(fill);
}

client.on('connect', fill);

client.on('error', (error) => {
  console.error('오류', error.code);
});
