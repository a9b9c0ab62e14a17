const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Hears the time, stays a moment longer than a server may want, and leaves politely. */
const visit = () =>
  new Promise((resolve) => {
    const seen = { time: '', stayed: false, closed: false };
    const socket = net.connect({ host: 'server', port: 8080 });
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write('몇 시입니까'));
    socket.on('data', async (text) => {
      seen.time += text;
      if (!seen.time.endsWith('\n')) return;
      await sleep(700);
      seen.stayed = !seen.closed;
      socket.end();
    });
    socket.on('error', () => {});
    const done = () => {
      clearTimeout(timer);
      resolve(seen);
    };
    const timer = setTimeout(done, 2700);
    socket.on('close', () => {
      seen.closed = true;
      setTimeout(done, seen.stayed ? 300 : 800);
    });
  });

async function main() {
  const guests = await Promise.all([visit(), visit(), visit()]);
  const times = guests.filter(({ time }) => time === '열두 시입니다\n').length;
  verdict('tells', times === 3, '3명', `${times}명`);
  const stayed = guests.filter((guest) => guest.stayed).length;
  verdict('waits', stayed === 3, '3명', `${stayed}명`);
  process.exit();
}

main();
