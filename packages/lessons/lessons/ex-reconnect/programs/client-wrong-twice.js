const net = require('net');

let delay = 200;

function connect() {
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });

  socket.on('data', () => {
    delay = 200;
  });

  function again() {
    setTimeout(connect, delay);
    delay = Math.min(delay * 2, 2000);
  }
  socket.on('error', again);
  socket.on('close', again);
}

connect();
