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

async function main() {
  const first = visit();
  const one = await first.heard;
  verdict('welcomes', one === welcome, welcome, one);

  const two = await visit().heard;
  verdict('told', two === full, full, two);

  first.socket.end();
  await wait(800);
  const third = visit();
  const three = await third.heard;
  verdict('free-again', three === welcome, welcome, three);

  third.socket.resetAndDestroy();
  await wait(800);
  const four = await visit().heard;
  verdict('free-after-reset', four === welcome, welcome, four);
  process.exit();
}

main();
