const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** Says one word, and resolves with how the server parted. */
const visit = (word) =>
  new Promise((resolve) => {
    const seen = [];
    const socket = net.connect({ host: 'server', port: 8080 }, () => socket.write(word));
    const done = () => {
      clearTimeout(timer);
      resolve(seen.join(' '));
    };
    const timer = setTimeout(() => {
      seen.push('닫히지 않음');
      done();
    }, 6000);
    socket.setEncoding('utf8');
    socket.on('data', (text) => seen.push(text.trim()));
    socket.on('end', () => seen.push('end'));
    socket.on('error', (error) => seen.push(error.code));
    socket.on('close', done);
  });

async function main() {
  // Both come, also where the first was not welcomed: how often the server resets is judged by its own calls.
  const friend = await visit('열려라');
  const stranger = await visit('모릅니다');
  verdict('welcome', friend === '환영합니다 end', '환영합니다 end', friend);
  verdict('refused', stranger === 'ECONNRESET', 'ECONNRESET', stranger);
  process.exit();
}

main();
