const net = require('net');

const server = net.createServer((socket) => {
  let bytes = 0;

  socket.on('data', (chunk) => {
    bytes += chunk.length;
  });

  socket.on('close', () => {
    console.log(`받음 ${bytes}바이트`);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
