const net = require('net');

const server = net.createServer((socket) => {
  let count = 0;

  socket.on('data', (data) => {
    const line = data.toString().trim();
    count += 1;
    console.log(count + '번째 줄', line);
    socket.write('받음: ' + line + '\n');
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
