const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const patienceMs = 6000;

/** A guest that remembers what it hears, line by line. */
function visit() {
  const socket = net.connect({ host: 'server', port: 8080 });
  const lines = [];
  let rest = '';
  let look = () => {};
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    lines.push(...parts);
    look();
  });
  return {
    socket,
    say: (text) => socket.write(text),
    /** Resolves with the next line, or with what came of it. */
    hear: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(rest), patienceMs);
        look = () => {
          if (lines.length === 0) return;
          look = () => {};
          clearTimeout(timer);
          resolve(lines.shift());
        };
        look();
      }),
    leave: (how) =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.on('close', resolve);
        socket[how]();
        setTimeout(resolve, patienceMs);
      }),
  };
}

async function main() {
  const guest = visit();
  const greeting = await guest.hear();
  verdict('greets', greeting === '어서 오세요', '어서 오세요', greeting);
  if (greeting !== '어서 오세요') return process.exit();

  // One line in two pieces, cut within a letter.
  const bytes = Buffer.from('안녕\n');
  guest.socket.setNoDelay(true);
  guest.say(bytes.subarray(0, 4));
  // The rest only when the server has read so far: it has greeted somebody who came later.
  await visit().hear();
  guest.say(bytes.subarray(4));
  const whole = await guest.hear();
  verdict('pieces', whole === '답: 안녕', '답: 안녕', whole);

  // Two lines at once.
  guest.say('하나\n둘\n');
  const both = [await guest.hear(), await guest.hear()].join(', ');
  verdict('together', both === '답: 하나, 답: 둘', '답: 하나, 답: 둘', both);
  process.exit();
}

main();
