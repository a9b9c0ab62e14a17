const net = require('net');

function visit(name, onLine) {
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });
  socket.setEncoding('utf8');
  socket.write(name + '\n');
  socket.on('data', (text) => {
    const lines = text.trim().split('\n');
    for (const line of lines) {
      console.log(name + '에게', line);
      onLine(line);
    }
  });
  socket.on('error', (error) => {
    console.log(name + '의 오류', error.code);
  });
  socket.on('close', () => {
    console.log(name + '의 연결이 닫힘');
  });
  return socket;
}

let na;
const ga = visit('가', (line) => {
  if (line === '나: 안녕') na.resetAndDestroy();
  if (line === '* 나 나감') ga.end();
});
// '가'가 들어온 다음에 '나'가 옵니다.
ga.on('connect', () => {
  na = visit('나', () => {});
  na.write('안녕\n');
});
