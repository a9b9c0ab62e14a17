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

async function count(guest) {
  await guest.hear();
  guest.say('몇 명\n');
  return guest.hear();
}

async function main() {
  const stays = visit();
  const first = await count(stays);
  verdict('alone', first === '지금 1명', '지금 1명', first);
  // It goes on talking, or the server would send it away for its silence.
  setInterval(() => stays.say('네\n'), 400);
  await visitAndLeave('end');
  await visitAndLeave('resetAndDestroy');
  // A server that does not survive it must not greet once more before it has noticed.
  await new Promise((resolve) => setTimeout(resolve, 700));
  const last = visit();
  const alive = await last.hear();
  verdict('survives', alive === '어서 오세요', '어서 오세요', alive);
  last.say('몇 명\n');
  const now = await last.hear();
  verdict('cleans', now === '지금 2명', '지금 2명', now);
  process.exit();
}

async function visitAndLeave(how) {
  const guest = visit();
  await guest.hear();
  await guest.leave(how);
}

main();
