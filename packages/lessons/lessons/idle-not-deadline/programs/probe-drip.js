const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

// A word every 300 ms, for as long as the client stays, at most eight seconds.
const server = net.createServer((socket) => {
  const started = Date.now();
  const timer = setInterval(() => socket.write('조각 '), 300);
  const finish = (got, ok) => {
    clearInterval(timer);
    verdict('deadline', ok, '3초쯤에 닫힘', got);
    process.exit();
  };
  socket.on('error', () => {});
  socket.on('close', () => {
    const ms = Date.now() - started;
    finish(`${(ms / 1000).toFixed(1)}초에 닫힘`, ms < 6000);
  });
  socket.resume();
  setTimeout(() => finish('8초가 지나도 열려 있음', false), 8000);
});
server.listen(8080);
