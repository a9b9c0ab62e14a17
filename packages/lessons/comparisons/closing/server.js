const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('받음', text);
    socket.write('어서 오세요');
  });

  socket.on('end', () => {
    console.log('end');
  });

  socket.on('error', (error) => {
    console.log('error', error.code);
  });

  socket.on('close', (hadError) => {
    console.log('close', hadError);
  });
});

server.listen(8080);
