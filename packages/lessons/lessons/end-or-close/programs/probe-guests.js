const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const connect = () =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ host: 'server', port: 8080 }, () => resolve(socket));
    socket.setEncoding('utf8');
    socket.on('error', reject);
  });

/** What the server says when it is asked, so that nothing of its answer is left unread. */
const ask = (socket) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve('답이 없음'), 6000);
    let heard = '';
    const hear = (text) => {
      heard += text;
      if (!heard.endsWith('\n')) return;
      clearTimeout(timer);
      socket.off('data', hear);
      resolve(heard.trim());
    };
    socket.on('data', hear);
    socket.write('?');
  });

/**
 * Asks until the answer is right, for up to 4 s: the server hears of a leaving guest a little later. Then once more, since a guest
 * may be taken off twice.
 */
async function settle(id, socket, expected) {
  const until = Date.now() + 4000;
  let got = await ask(socket);
  while (got !== expected && Date.now() < until) {
    await sleep(200);
    got = await ask(socket);
  }
  await sleep(500);
  got = await ask(socket);
  verdict(id, got === expected, expected, got);
  if (got !== expected) process.exit();
}

async function main() {
  const stays = await connect();
  await settle('counts', stays, '손님 1명');
  const polite = await connect();
  await ask(polite);
  polite.end();
  await settle('after-end', stays, '손님 1명');
  const rude = await connect();
  await ask(rude);
  rude.resetAndDestroy();
  await settle('after-reset', stays, '손님 1명');
  process.exit();
}

main().catch((error) => {
  verdict('counts', false, '', error.code ?? error.message);
  process.exit();
});
