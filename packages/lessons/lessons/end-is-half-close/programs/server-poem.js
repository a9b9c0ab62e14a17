const net = require('net');

const lines = ['산에는 꽃 피네', '꽃이 피네'];

const server = net.createServer({
  allowHalfOpen: true,
}, (socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
  });

  socket.on('end', () => {
    const [first, second] = lines;
    socket.write(first);
    setTimeout(() => socket.end(second), 500);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
