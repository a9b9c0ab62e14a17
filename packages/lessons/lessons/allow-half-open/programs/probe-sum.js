const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const socket = net.connect({ host: 'server', port: 8080 });
socket.setEncoding('utf8');

let heard = '';
let answered = false;

socket.on('connect', () => {
  socket.write(Buffer.from([10, 20]));
  // The rest comes after a pause: whoever adds up too early is wrong.
  setTimeout(() => socket.end(Buffer.from([30, 40])), 500);
});
socket.on('data', (text) => {
  heard += text;
});
socket.on('error', () => {});

/** The server's side has ended, one way or another: nothing more can come. */
socket.on('end', () => {
  answered = true;
  verdict('answers', heard === '합계 100', '합계 100', heard);
  verdict('closes', true, 'end', 'end');
  process.exit();
});

setTimeout(() => {
  if (answered) return;
  verdict('answers', heard === '합계 100', '합계 100', heard);
  verdict('closes', false, 'end', '3초 동안 오지 않음');
  process.exit();
}, 3500);
