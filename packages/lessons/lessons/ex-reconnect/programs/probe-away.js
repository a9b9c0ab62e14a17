const net = require('net');

const ids = ['first', 'comes-back', 'single'];
const said = new Set();
const short = (text) => (text.length > 120 ? `${text.slice(0, 120)}…` : text).replace(/\p{Cc}/gu, ' ');
function verdict(id, ok, expected, got) {
  if (said.has(id)) return;
  said.add(id);
  console.log('[검사]', JSON.stringify({ id, ok, expected: short(expected), got: short(got) }));
}

// Every check gets its verdict, also where the program under test never lets us come to it.
function finish() {
  for (const id of ids) verdict(id, false, '검사가 여기까지 오는 것', '앞에서 멈추었습니다');
  process.exit();
}
setTimeout(finish, 50_000);

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(isSo, ms = 6000) {
  const end = Date.now() + ms;
  while (!isSo() && Date.now() < end) await wait(10);
  return isSo();
}

let came = 0;
let guest = null;
function open() {
  const server = net.createServer((socket) => {
    came += 1;
    guest = socket;
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.write('환영\n');
  });
  return new Promise((resolve) => server.listen(8080, () => resolve(server)));
}

async function probe() {
  const server = await open();
  await until(() => came > 0, 8000);
  verdict('first', came > 0, '처음의 연결', came > 0 ? '연결됨' : '연결하지 않음');
  if (came === 0) return finish();
  await wait(500);
  // Nobody listens any more, then the one who was here is let go.
  server.close();
  guest.end();
  await wait(3500);
  const before = came;
  console.log('서버가 다시 시작함');
  await open();
  await until(() => came > before, 8000);
  verdict('comes-back', came > before, '다시 시작한 서버에 연결', came > before ? '연결됨' : '8초 동안 오지 않음');
  if (came === before) return finish();
  // Longer than the longest pause: whoever else is on the way comes too.
  await wait(2500);
  verdict('single', came === before + 1, '연결 1개', `연결 ${came - before}개`);
  finish();
}
probe();
