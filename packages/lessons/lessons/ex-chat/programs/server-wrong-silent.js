const net = require('net');

const sockets = new Set();

function tell(line, speaker) {
  for (const one of sockets) {
    if (one !== speaker) one.write(line + '\n');
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
    if (name) tell(name + ': ' + line, socket);
    else tell(`* ${(name = line)} 들어옴`, socket);
  }

  socket.on('error', (error) => {
    console.log(name, '오류', error.code);
  });
  socket.on('close', () => {
    sockets.delete(socket);
  });
});

server.listen(8080);
