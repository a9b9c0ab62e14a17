const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    for (const line of text.split('\n')) {
      if (line) answer(socket, line);
    }
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

function answer(socket, line) {
  console.log('줄', line);
  socket.write(`[${line}]\n`);
}

server.listen(8080);
