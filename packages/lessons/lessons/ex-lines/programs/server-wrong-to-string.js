const net = require('net');

const server = net.createServer((socket) => {
  let rest = '';

  socket.on('data', (data) => {
    rest += data.toString();
    const lines = rest.split('\n');
    rest = lines.pop();
    for (const line of lines) {
      socket.write('받음: ' + line.trim() + '\n');
    }
    if (rest.length > 1000) socket.destroy();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
