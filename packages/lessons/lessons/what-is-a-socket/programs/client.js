const net = require('net');

const socket = net.connect({
  host: 'server',
  port: 8080,
});

socket.on('connect', () => {
  const mine = socket.localPort;
  const yours = socket.remotePort;
  console.log('내 주소', socket.localAddress);
  console.log('상대방 주소', socket.remoteAddress);
  console.log('상대방 포트', yours);
  if (mine === yours) {
    console.log('내 포트도 같음', mine);
  } else {
    console.log('내 포트는 다름', mine);
  }
});

socket.on('error', (error) => {
  console.error('오류', error.code);
});
