const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const total = 96 * 64 * 1024;
const inMb = (bytes) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

// A server that reads nothing for a second and a half, and then everything.
const server = net.createServer((socket) => {
  // The kernels of a machine's own loopback take megabytes by themselves; between two computers one is proof enough.
  const enough = socket.localAddress.includes('127.') ? total : 1024 ** 2;
  let bytes = 0;
  let last = null;
  const finish = () => {
    const ok = bytes >= enough;
    verdict('goes-on', ok, '이어서 보냄', `${inMb(bytes)}에서 ${ok ? '이어짐' : '그침'}`);
    process.exit();
  };
  const patience = () => {
    clearTimeout(last);
    last = setTimeout(finish, 4000);
  };
  patience();
  setTimeout(() => {
    socket.on('data', (data) => {
      bytes += data.length;
      if (bytes >= enough) finish();
      else patience();
    });
    socket.on('end', finish);
  }, 1500);
  socket.on('error', finish);
});
server.listen(8080);
