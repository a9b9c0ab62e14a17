const net = require('node:net');

// 명령 세 줄을 경계와 상관없이 자릅니다.
const parts = ['AD', 'D 1 2\nHI', '\nQUIT\n'];

const socket = net.connect(8080, 'server');
socket.setEncoding('utf8');
socket.setNoDelay(true);

socket.on('connect', () => {
  const timer = setInterval(() => {
    const part = parts.shift();
    socket.write(part);
    if (parts.length === 0) {
      clearInterval(timer);
    }
  }, 500);
});
socket.on('data', (text) => {
  console.log('답', text.trimEnd());
});
socket.on('end', () => {
  console.log('서버가 전송을 마침');
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});
