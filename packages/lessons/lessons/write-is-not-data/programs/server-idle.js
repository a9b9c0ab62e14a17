const net = require('net');

const server = net.createServer((socket) => {
  let events = 0;
  let bytes = 0;

  socket.on('data', (chunk) => {
    events += 1;
    bytes += chunk.length;
    console.log(`data ${chunk.length}바이트`);
  });

  socket.on('end', () => {
    console.log(`${events}번, ${bytes}바이트`);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
