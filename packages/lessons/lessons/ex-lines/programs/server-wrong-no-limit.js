const net = require('net');

const server = net.createServer((socket) => {
  let rest = '';

  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      socket.write('받음: ' + line.trim() + '\n');
    }
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
