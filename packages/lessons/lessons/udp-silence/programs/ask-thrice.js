const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
let open = true;

// 잃어버릴지 모르니 세 번씩 보냅니다.
function ask() {
  for (let i = 0; i < 3; i += 1) {
    socket.send('계신가요', 9999, 'server');
  }
}

socket.on('message', (message) => {
  console.log('답', String(message));
  if (open) socket.close();
  open = false;
});
socket.on('error', (error) => {
  console.error('오류', error.code);
});

ask();
