const net = require('net');

const server = net.createServer((socket) => {
  socket.setNoDelay(true);

  socket.on('data', (chunk) => {
    // 첫 바이트는 뒤따르는 글의 바이트 수입니다.
    const size = chunk[0];
    const body = chunk.subarray(1, 1 + size);
    answer(socket, body.toString());
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

function answer(socket, text) {
  console.log('메시지', text);
  socket.write(`[${text}]`);
}

server.listen(8080);
