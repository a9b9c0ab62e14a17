const dgram = require('dgram');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const socket = dgram.createSocket('udp4');
const [id, numbers, wanted] = ['missing', [1, 2, 4, 5, 6, 8, 9, 10], '빠짐 3 7'];

const patience = setTimeout(() => {
  verdict(id, false, wanted, '답이 오지 않았습니다');
  process.exit();
}, 6000);

socket.on('message', (message) => {
  clearTimeout(patience);
  const said = message.toString();
  verdict(id, said === wanted, wanted, said);
  process.exit();
});

socket.connect(9000, 'server', () => {
  for (const n of numbers) socket.send(String(n));
  socket.send('끝');
});
socket.on('error', () => {});
