const net = require('net');

const server = net.createServer((socket) => {
  let all = '';

  socket.on('data', (chunk) => {
    const text = chunk.toString();
    console.log(`${chunk.length}바이트: ${text}`);
    all += text;
    socket.write('다음');
  });

  socket.on('end', () => {
    console.log('모두', all);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
