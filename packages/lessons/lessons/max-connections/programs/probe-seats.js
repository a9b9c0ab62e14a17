const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const welcome = '어서 오세요';
const full = '자리가 없습니다';

/** Resolves with what was heard: the first words, or how it ended without any. */
function visit() {
  const socket = net.connect({ host: 'server', port: 8080 });
  socket.setEncoding('utf8');
  const heard = new Promise((resolve) => {
    socket.on('data', resolve);
    socket.on('end', () => resolve('말없이 끊김'));
    socket.on('error', (error) => resolve(error.code));
    setTimeout(() => resolve(''), 6000);
  });
  return { socket, heard };
}
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves with the first guest who is welcome, and with what the last one heard: a server may learn a moment later that a seat is free. */
async function seat() {
  const until = Date.now() + 4000;
  for (;;) {
    const guest = visit();
    const words = await guest.heard;
    if (words === welcome || Date.now() > until) return { guest, words };
    guest.socket.destroy();
    await wait(200);
  }
}

async function main() {
  const first = visit();
  const one = await first.heard;
  verdict('welcomes', one === welcome, welcome, one);

  const two = await visit().heard;
  verdict('told', two === full, full, two);

  first.socket.end();
  const third = await seat();
  verdict('free-again', third.words === welcome, welcome, third.words);

  third.guest.socket.resetAndDestroy();
  const fourth = await seat();
  verdict('free-after-reset', fourth.words === welcome, welcome, fourth.words);
  process.exit();
}

main();
