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

/** Counted from `since`, which is before the server can have begun to count: however late we hear of things, it was not sooner. */
function closedAfter(guest, since) {
  return new Promise((resolve) => {
    guest.socket.on('end', () => resolve(Date.now() - since));
    setTimeout(() => resolve(null), patienceMs);
  });
}

async function main() {
  const since = Date.now();
  const guest = visit();
  await guest.hear();
  const ms = await closedAfter(guest, since);
  verdict('idle', ms !== null && ms >= 1500, '2초쯤 뒤에 닫힘', ms === null ? '닫히지 않음' : `${ms} ms`);
  process.exit();
}

main();
