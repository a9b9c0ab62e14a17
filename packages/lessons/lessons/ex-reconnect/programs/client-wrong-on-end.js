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

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });

  socket.on('end', () => {
    setTimeout(connect, delay);
    delay = Math.min(delay * 2, 2000);
  });
}

connect();
