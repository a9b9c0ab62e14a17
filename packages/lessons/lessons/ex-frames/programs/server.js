const net = require('net');

function send(socket, text) {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(payload.length);
  socket.write(header);
  socket.write(payload);
}

const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    const size = data.readUInt32BE(0);
    const body = data.subarray(4, 4 + size);
    console.log('메시지', body.toString());
    send(socket, size + ':' + body);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
