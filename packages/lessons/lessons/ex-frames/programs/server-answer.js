const net = require('net');

const limit = 1024;

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
    while (rest.length >= 4) {
      const size = rest.readUInt32BE(0);
      if (size > limit) return socket.destroy();
      if (rest.length < 4 + size) return;
      answer(rest.subarray(4, 4 + size));
      rest = rest.subarray(4 + size);
    }
  });

  function answer(body) {
    console.log('메시지', body.toString());
    send(socket, body.length + ':' + body);
  }

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
