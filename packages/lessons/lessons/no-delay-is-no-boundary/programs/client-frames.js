const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
client.setNoDelay(true);
client.setEncoding('utf8');

function send(text) {
  const body = Buffer.from(text);
  client.write(Buffer.from([body.length]));
  client.write(body);
}

client.on('connect', () => {
  send('하나');
  send('둘');
});

client.on('data', (text) => {
  console.log('받음', text);
});

client.on('error', (error) => {
  console.error('오류', error.code);
});
