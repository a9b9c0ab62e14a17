const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  let rest = '';

  socket.on('data', (text) => {
    rest += text;
    const lines = rest.split('\n');
    // 마지막 조각은 아직 끝나지 않은 줄입니다.
    rest = lines.pop();
    for (const line of lines) {
      answer(socket, line);
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
