const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    for (const line of text.split('\n')) {
      if (line === '') continue;
      socket.write('받음: ' + line.trim() + '\n');
    }
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
