const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    // 줄마다 한 번씩 답해야 합니다.
    answer(socket, text.trim());
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
