const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  let rest = '';

  socket.on('data', (text) => {
    rest += text;
    const at = rest.indexOf('\n');
    if (at >= 0) {
      answer(socket, rest.slice(0, at));
      rest = rest.slice(at + 1);
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
