const net = require('net');

// Everything within half a second; then it waits and sees what the client still says.
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
  socket.write('조각 ');
  setTimeout(() => socket.end('마지막 조각'), 300);
  setTimeout(() => process.exit(), 5000);
});
server.listen(8080);
