const net = require('node:net');

const chunk = Buffer.alloc(64 * 1024, 'a');
const total = 100;

const server = net.createServer((socket) => {
  let sent = 0;
  function send() {
    while (sent < total) {
      sent += 1;
      if (!socket.write(chunk)) {
        console.log(`${sent}번째에서 false`);
        return;
      }
    }
    socket.end();
  }
  socket.on('drain', send);
  socket.on('close', () => {
    console.log('연결이 닫힘');
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
  send();
});

server.listen(8080);
