const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const patienceMs = 6000;

/** Comes, and resolves when it has heard the time, or nothing for long. */
const come = () =>
  new Promise((resolve) => {
    const socket = net.connect({ host: 'server', port: 8080 });
    const guest = { socket, time: '', closed: false };
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write('몇 시입니까'));
    socket.on('data', (text) => {
      guest.time += text;
      if (guest.time.endsWith('\n')) resolve(guest);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      guest.closed = true;
      resolve(guest);
    });
    setTimeout(() => resolve(guest), patienceMs);
  });

/** Leaves politely, and resolves when the server has closed as well. */
const leave = ({ socket, closed }) =>
  new Promise((resolve) => {
    if (closed) return resolve();
    socket.on('close', resolve);
    socket.end();
    setTimeout(resolve, patienceMs);
  });

async function main() {
  const guests = await Promise.all([come(), come(), come()]);
  const times = guests.filter(({ time }) => time === '열두 시입니다\n').length;
  verdict('tells', times === 3, '3명', `${times}명`);
  if (times < 3) process.exit();
  // They stay longer than a server may want. What it had planned for that long is done when it has greeted two more, one after the other.
  await sleep(700);
  const later = [await come(), await come()];
  const stayed = guests.filter(({ closed }) => !closed).length;
  verdict('waits', stayed === 3, '3명', `${stayed}명`);
  await Promise.all([...guests, ...later].map(leave));
  // For what the server still says of the last one.
  await sleep(300);
  process.exit();
}

main();
