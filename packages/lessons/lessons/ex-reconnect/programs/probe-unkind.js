const net = require('net');

const ids = ['tries'];
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
let greets = false;
let guest = null;

const server = net.createServer((socket) => {
  came += 1;
  guest = socket;
  socket.on('error', () => {});
  socket.on('data', () => {});
  // To be let in is not to be welcome.
  if (greets) socket.write('환영\n');
  else socket.end();
});

async function probe() {
  // Five tries have four pauses between them; how long those are is in the log, whatever the wire adds.
  await until(() => came >= 5, 25_000);
  verdict('tries', came >= 5, '5번 이상 다시 연결', `${came}번 연결`);
  if (came < 5) return finish();
  greets = true;
  await until(() => came >= 6, 8000);
  if (came < 6) return finish();
  // The greeting has arrived some time later.
  await wait(1000);
  guest.end();
  await until(() => came >= 7, 8000);
  finish();
}
server.listen(8080, probe);
