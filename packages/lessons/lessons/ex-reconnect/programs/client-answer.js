const net = require('net');

const first = 200;
const longest = 2000;
let delay = first;

function connect() {
  console.log('연결 시도');
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('서버가 맞이함', text.trim());
    delay = first;
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
    const jitter = 0.9 + Math.random() * 0.2;
    setTimeout(connect, delay * jitter);
    delay = Math.min(delay * 2, longest);
  });
}

connect();
