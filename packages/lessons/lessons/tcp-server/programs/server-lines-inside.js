const net = require('net');

const server = net.createServer((socket) => {
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    let count = 0;
    count += 1;
    console.log('받음', text);
    socket.write(count + ': ' + text);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
