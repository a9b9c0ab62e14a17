const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** Asks, and closes once the line is complete and a moment has passed: a server that closes itself is then first. */
const visit = () =>
  new Promise((resolve) => {
    const seen = { heard: '', ended: 'guest', error: '' };
    const socket = net.connect({ host: 'server', port: 8080 });
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write('몇 시입니까'));
    socket.on('data', (text) => {
      seen.heard += text;
      if (seen.heard.endsWith('\n')) setTimeout(() => socket.end(), 800);
    });
    socket.on('end', () => {
      if (!socket.writableEnded) seen.ended = 'server';
    });
    socket.on('error', (error) => {
      seen.error = error.code;
    });
    const timer = setTimeout(() => socket.destroy(), 5000);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(seen);
    });
  });

async function main() {
  const guests = await Promise.all([visit(), visit()]);
  const told = guests.filter(({ heard }) => heard === '열두 시입니다\n').length;
  verdict('answers', told === 2, '손님 2명', `손님 ${told}명`);
  const broken = guests.find(({ error }) => error !== '');
  verdict('no-reset', broken === undefined, '오류 없음', broken?.error ?? '오류 없음');
  const first = guests.filter(({ ended }) => ended === 'server').length;
  verdict('guest-first', first === 0, '손님이 먼저 닫음', `서버가 먼저 닫은 연결 ${first}개`);
  // The kernels need a moment for the last packets.
  setTimeout(() => process.exit(), 400);
}

main();
