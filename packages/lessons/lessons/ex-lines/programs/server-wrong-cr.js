const net = require('net');

const server = net.createServer((socket) => {
  let rest = '';

  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      socket.write('받음: ' + line + '\n');
    }
    if (rest.length > 1000) socket.destroy();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
