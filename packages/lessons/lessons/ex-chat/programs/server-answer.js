const net = require('net');

const sockets = new Set();

function tell(line, speaker) {
  for (const socket of sockets) {
    if (socket === speaker) continue;
    socket.write(line + '\n');
  }
}

const server = net.createServer((socket) => {
  let name = null;
  let rest = '';

  sockets.add(socket);
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) hear(line);
  });

  function hear(line) {
    if (name === null) {
      name = line;
      console.log(name, '들어옴');
      tell('* ' + name + ' 들어옴', socket);
    } else {
      tell(name + ': ' + line, socket);
    }
  }

  socket.on('error', (error) => {
    console.log(name, '오류', error.code);
  });
  socket.on('close', () => {
    sockets.delete(socket);
    if (name) tell('* ' + name + ' 나감');
  });
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
