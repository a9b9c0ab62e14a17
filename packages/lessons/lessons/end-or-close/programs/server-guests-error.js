const net = require('net');

let guests = 0;

const server = net.createServer((socket) => {
  guests += 1;
  console.log('손님', guests);
  socket.setEncoding('utf8');

  socket.on('data', () => {
    socket.write(`손님 ${guests}명\n`);
  });

  socket.on('close', () => {
    guests -= 1;
    console.log('남은 손님', guests);
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
    guests -= 1;
  });
});

server.listen(8080);
