const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
const got = [];
let quiet;

socket.on('message', (message) => {
  got.push(message.toString());
  clearTimeout(quiet);
  quiet = setTimeout(count, 1000);
});

// UDP는 끝을 알리지 않아 조용하면 셉니다
function count() {
  console.log('UDP 받음', got.join(' '));
  if (got.length === 10) {
    console.log('UDP: 빠진 번호 없음');
  } else {
    console.log('UDP: 빠진 번호 있음');
  }
  socket.close();
}

socket.on('error', (error) => {
  console.error('오류', error.code);
});

socket.bind(9000);
