const net = require('net');

const sockets = [];

function tell(line) {
  for (const socket of sockets) {
    socket.write(line + '\n');
  }
}

const server = net.createServer((socket) => {
  let name = null;
  let rest = '';

  sockets.push(socket);
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
      tell('* ' + name + ' 들어옴');
    } else {
      tell(name + ': ' + line);
    }
  }
});

server.listen(8080, () => {
  console.log('8080 수신 대기');
});
