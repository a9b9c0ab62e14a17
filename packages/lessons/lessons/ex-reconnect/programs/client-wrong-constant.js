const net = require('net');

function connect() {
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });

  socket.on('data', () => {});

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });

  socket.on('close', () => {
    setTimeout(connect, 200);
  });
}

connect();
