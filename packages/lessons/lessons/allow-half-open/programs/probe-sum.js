const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const socket = net.connect({ host: 'server', port: 8080 });
socket.setEncoding('utf8');

let heard = '';

socket.on('connect', async () => {
  socket.write(Buffer.from([10, 20]));
  // The rest comes when the server has read so far: whoever adds up too early is wrong.
  await settle();
  socket.end(Buffer.from([30, 40]));
  setTimeout(giveUp, 5000);
});
socket.on('data', (text) => {
  heard += text;
});
socket.on('error', () => {});

/** Resolves when the server has answered somebody who came later, or does nothing of the kind. */
function settle() {
  return new Promise((resolve) => {
    const other = net.connect({ host: 'server', port: 8080 }, () => other.end(Buffer.from([1])));
    other.once('data', resolve);
    other.on('end', resolve);
    other.on('error', resolve);
    setTimeout(resolve, 3000);
  });
}

/** The server's side has ended, one way or another: nothing more can come. */
socket.on('end', () => {
  verdict('answers', heard === '합계 100', '합계 100', heard);
  verdict('closes', true, 'end', 'end');
  process.exit();
});

function giveUp() {
  verdict('answers', heard === '합계 100', '합계 100', heard);
  verdict('closes', false, 'end', '5초 동안 오지 않음');
  process.exit();
}
