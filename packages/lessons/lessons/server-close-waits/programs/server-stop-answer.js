const net = require('net');
const sockets = new Set();

const server = net.createServer((socket) => {
  sockets.add(socket);
  socket.on('close', () => {
    sockets.delete(socket);
  });
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    if (text === '그만') stop(socket);
    else socket.write('잘 들립니다');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

function stop(socket) {
  console.log('문을 닫음');
  server.close();
  for (const one of sockets) {
    one.end('안녕히 가세요');
  }
}

server.on('close', () => {
  console.log('서버가 모두 닫힘');
});

server.listen(8080);
