const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const greeting = '어서 오세요';
const started = Date.now();
visit();

function visit() {
  let heard = '';
  const socket = net.connect({ host: 'server', port: 8081 });
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    heard += text;
  });
  socket.on('end', () => finish(heard));
  // The student's server may need a moment.
  socket.on('error', (error) => (Date.now() - started < 6000 ? setTimeout(visit, 200) : finish(error.code)));
}

function finish(got) {
  verdict('next-port', got === greeting, greeting, got);
  process.exit();
}
