const dgram = require('dgram');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

// The first datagram is as good as lost; the second gets its answer.
const socket = dgram.createSocket('udp4');
let heard = 0;
const finish = (ok) => {
  verdict('asks-again', ok, '두 번째 질문', heard === 0 ? '질문이 오지 않음' : `질문 ${heard}번`);
  process.exit();
};
socket.on('message', (message, from) => {
  heard += 1;
  if (heard === 2) socket.send('네, 있습니다', from.port, from.address, () => setTimeout(() => finish(true), 1000));
});
socket.on('error', () => {});
socket.bind(9999);
setTimeout(() => finish(false), 8000);
