const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const wanted = 16 * 64 * 1024;

// A server that reads nothing for a second, and then everything.
const server = net.createServer((socket) => {
  let bytes = 0;
  let last = null;
  const finish = () => {
    verdict('all-arrives', bytes === wanted, `${wanted} B`, `${bytes} B`);
    process.exit();
  };
  const patience = () => {
    clearTimeout(last);
    last = setTimeout(finish, 3500);
  };
  patience();
  setTimeout(() => {
    socket.on('data', (data) => {
      bytes += data.length;
      patience();
    });
    socket.on('end', finish);
  }, 1000);
  socket.on('error', finish);
});
server.listen(8080);
