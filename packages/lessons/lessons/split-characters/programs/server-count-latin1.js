const net = require('net');

const server = net.createServer((socket) => {
  let text = '';

  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    if (!text.endsWith('\n')) return;
    // 한 줄이 끝나면 글자 수를 답합니다.
    console.log('줄', text.trim());
    socket.write(`${text.trim().length}글자\n`);
    text = '';
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
