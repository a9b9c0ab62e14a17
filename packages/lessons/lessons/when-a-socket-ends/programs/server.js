const net = require('net');

const server = net.createServer((socket) => {
  console.log('손님이 왔습니다');
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    socket.write('들었습니다: ' + text);
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

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
