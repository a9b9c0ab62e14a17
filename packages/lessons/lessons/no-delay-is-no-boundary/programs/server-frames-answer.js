const net = require('net');

const server = net.createServer((socket) => {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    // 메시지가 다 모인 동안 하나씩 꺼냅니다.
    while (rest.length > rest[0]) {
      const end = 1 + rest[0];
      const body = rest.subarray(1, end);
      answer(socket, body.toString());
      rest = rest.subarray(end);
    }
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
