const net = require('net');

const limit = 1000;

const server = net.createServer((socket) => {
  let rest = '';
  let count = 0;

  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      answer(line.replace(/\r$/, ''));
    }
    if (rest.length > limit) socket.destroy();
  });

  function answer(line) {
    count += 1;
    console.log(count + '번째 줄', line);
    socket.write('받음: ' + line + '\n');
  }

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
