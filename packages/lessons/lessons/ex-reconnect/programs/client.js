const net = require('net');

function connect() {
  console.log('연결 시도');
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });
  socket.setEncoding('utf8');

  socket.on('data', (text) => {
    console.log('서버가 맞이함', text.trim());
  });

  socket.on('error', (error) => {
    console.log('오류', error.code);
  });

  socket.on('close', () => {
    console.log('연결이 닫힘');
  });
}

connect();
