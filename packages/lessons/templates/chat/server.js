const net = require('node:net');

const members = new Set();

function tellOthers(from, line) {
  for (const member of members) {
    if (member !== from) {
      member.write(`${line}\n`);
    }
  }
}

const server = net.createServer((socket) => {
  let rest = '';
  let name = '이름 없음';
  members.add(socket);
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith('/name ')) {
        name = line.slice(6);
        console.log('들어옴', name);
      } else {
        tellOthers(socket, `${name}: ${line}`);
      }
    }
  });
  socket.on('error', (error) => {
    console.error(name, error.code);
  });
  socket.on('close', () => {
    members.delete(socket);
    console.log('나감', name);
    tellOthers(socket, `${name} 나감`);
  });
});

server.listen(8080);
