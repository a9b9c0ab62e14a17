const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const connect = () =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ host: 'server', port: 8080 }, () => resolve(socket));
    socket.setEncoding('utf8');
    socket.on('error', reject);
  });

/** The next line that comes, or what came of it in 6 s. */
const line = (socket) =>
  new Promise((resolve) => {
    let heard = '';
    const done = () => {
      clearTimeout(timer);
      socket.off('data', hear);
      resolve(heard.trim());
    };
    const hear = (text) => {
      heard += text;
      if (heard.endsWith('\n')) done();
    };
    const timer = setTimeout(done, 6000);
    socket.on('data', hear);
  });

async function ask(socket, ...pieces) {
  const answer = line(socket);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, 500));
    socket.write(piece);
  }
  return answer;
}

function judge(id, expected, got) {
  verdict(id, got === expected, expected, got);
  if (got !== expected) process.exit();
}

async function main() {
  const one = await connect();
  judge('whole', '3글자', await ask(one, '소켓랩\n'));
  const bytes = Buffer.from('바이트\n');
  judge('split', '3글자', await ask(one, bytes.subarray(0, 5), bytes.subarray(5)));
  // Half a character on one connection must not reach into another.
  const two = await connect();
  const half = Buffer.from('강물\n');
  one.write(half.subarray(0, 1));
  await new Promise((resolve) => setTimeout(resolve, 500));
  judge('apart', '2글자', await ask(two, '하늘\n'));
  judge('apart', '2글자', await ask(one, half.subarray(1)));
  process.exit();
}

main().catch((error) => {
  verdict('whole', false, '', error.code ?? error.message);
  process.exit();
});
