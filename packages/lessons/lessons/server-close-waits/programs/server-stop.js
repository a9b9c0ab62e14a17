const net = require('net');

const server = net.createServer((socket) => {
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
}

server.on('close', () => {
  console.log('서버가 모두 닫힘');
});

server.listen(8080);
