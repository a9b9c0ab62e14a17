const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const greeting = '어서 오세요';
let heard = '';
const finish = (got) => {
  verdict('reachable', got === greeting, greeting, got);
  process.exit();
};
const socket = net.connect({ host: 'server', port: 8080 });
socket.setEncoding('utf8');
socket.on('data', (text) => {
  heard += text;
});
socket.on('end', () => finish(heard));
socket.on('error', (error) => finish(error.code));
setTimeout(() => finish(heard), 5000);
