const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
const chunk = Buffer.alloc(64 * 1024);
const total = 96;
let sent = 0;

function fill() {
  while (sent < total) {
    sent += 1;
    const ok = client.write(chunk);
    if (!ok) {
      client.once('drain', fill);
      return;
    }
  }
  client.end();
}

client.on('connect', fill);

client.on('error', (error) => {
  console.error('오류', error.code);
});
