const net = require('net');

const ids = ['tries', 'grows', 'resets'];
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

// Times at which somebody came, on the clock that never goes back.
const times = [];
const now = () => Math.round(performance.now());
let greets = false;
let guest = null;

const server = net.createServer((socket) => {
  times.push(now());
  guest = socket;
  socket.on('error', () => {});
  socket.on('data', () => {});
  // To be let in is not to be welcome.
  if (greets) socket.write('환영\n');
  else socket.end();
});

async function probe() {
  // Five tries have four pauses between them.
  await until(() => times.length >= 5, 25_000);
  verdict('tries', times.length >= 5, '5번 이상 다시 연결', `${times.length}번 연결`);
  if (times.length < 5) return finish();
  const gaps = times.slice(0, 5).map((time, index) => time - times[index - 1]).slice(1);
  const grows = gaps[2] + gaps[3] >= 2 * (gaps[0] + gaps[1]);
  verdict('grows', grows, '뒤의 두 간격이 앞의 두 간격의 두 배 이상', `${gaps.join(', ')} ms`);

  greets = true;
  const before = times.length;
  await until(() => times.length > before, 8000);
  if (times.length === before) return finish();
  // The greeting has arrived when the guest's kernel has all of it, and a little later.
  await until(() => guest.writableLength === 0);
  await wait(500);
  const left = now();
  greets = false;
  const count = times.length;
  guest.end();
  await until(() => times.length > count, 8000);
  const pause = times.length > count ? times[count] - left : null;
  verdict('resets', pause !== null && pause < 1500, '1500 ms 안에 다시 연결', pause === null ? '다시 오지 않음' : `${pause} ms 뒤`);
  finish();
}
server.listen(8080, probe);
