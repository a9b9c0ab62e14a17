const net = require('net');

const sockets = new Set();

function answer(line) {
  if (line !== '몇 명') return '답: ' + line;
  return '지금 ' + sockets.size + '명';
}

const server = net.createServer((socket) => {
  let rest = '';
  sockets.add(socket);
  socket.setEncoding('utf8');
  socket.setTimeout(2000);
  socket.write('어서 오세요\n');

  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      socket.write(answer(line) + '\n');
    }
  });

  socket.on('timeout', () => {
    console.log('조용해서 닫음');
    socket.end();
  });

  socket.on('close', () => {
    sockets.delete(socket);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
