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
    }, 3000);
    socket.setEncoding('utf8');
    socket.on('data', (text) => seen.push(text.trim()));
    socket.on('end', () => seen.push('end'));
    socket.on('error', (error) => seen.push(error.code));
    socket.on('close', done);
  });

function judge(id, expected, got) {
  verdict(id, got === expected, expected, got);
  if (got !== expected) process.exit();
}

async function main() {
  judge('welcome', '환영합니다 end', await visit('열려라'));
  judge('refused', 'ECONNRESET', await visit('모릅니다'));
  process.exit();
}

main();
