const net = require('node:net');

function answer(line) {
  const [command, ...numbers] = line.split(' ');
  if (command === 'ADD') {
    const sum = numbers.reduce(
      (total, one) => total + Number(one),
      0,
    );
    return `OK ${sum}`;
  }
  if (command === 'QUIT') {
    return 'BYE';
  }
  return 'ERROR 모르는 명령';
}

const server = net.createServer((socket) => {
  let buffer = '';
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    buffer += text;
    const lines = buffer.split('\n');
    buffer = lines.pop();
    for (const line of lines) {
      console.log('한 줄', line);
      socket.write(`${answer(line)}\n`);
      if (line === 'QUIT') socket.end();
    }
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
