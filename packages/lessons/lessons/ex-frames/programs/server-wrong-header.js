const net = require('net');

function send(socket, text) {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(payload.length);
  socket.write(header);
  socket.write(payload);
}

const server = net.createServer((socket) => {
  let rest = Buffer.alloc(0);

  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length > 0) {
      const size = rest.readUInt32BE(0);
      if (size > 1024) return socket.destroy();
      if (rest.length < 4 + size) return;
      const body = rest.subarray(4, 4 + size);
      send(socket, size + ':' + body);
      rest = rest.subarray(4 + size);
    }
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
