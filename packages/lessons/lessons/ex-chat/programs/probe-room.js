const net = require('net');

const ids = ['joins', 'others', 'not-self', 'leaves'];
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
setTimeout(finish, 24_000);

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(isSo, ms = 6000) {
  const end = Date.now() + ms;
  while (!isSo() && Date.now() < end) await wait(10);
  return isSo();
}

// A connection that remembers what came. Nobody can fill our memory.
function connect(options) {
  const socket = net.connect({ host: 'server', port: 8080, ...options });
  const peer = { socket, bytes: Buffer.alloc(0), connected: false, ended: false, closed: false, code: '' };
  socket.on('connect', () => {
    peer.connected = true;
  });
  socket.on('data', (chunk) => {
    peer.bytes = Buffer.concat([peer.bytes, chunk]);
    if (peer.bytes.length > 4_000_000) socket.destroy();
  });
  socket.on('end', () => {
    peer.ended = true;
  });
  socket.on('close', () => {
    peer.closed = true;
  });
  socket.on('error', (error) => {
    peer.code = error.code;
  });
  return peer;
}
const textOf = (peer) => peer.bytes.toString();
// What came, or why nothing did.
const heard = (peer) => textOf(peer) || peer.code || (peer.closed ? '연결이 닫혔습니다' : '아무것도 오지 않았습니다');
// Somebody with a name. What came is looked at and forgotten.
async function join(name) {
  const peer = connect();
  peer.socket.write(`${name}\n`);
  await until(() => peer.connected || peer.closed);
  return peer;
}
const lines = (peer) => textOf(peer).trim().split('\n').join('|');
const hears = (peer, line, ms) => until(() => textOf(peer).includes(`${line}\n`) || peer.closed, ms);
// Without the news of who came and went, which may be late.
const spoken = (peer) =>
  textOf(peer)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('* '))
    .join('|');
const forget = (...peers) => {
  for (const peer of peers) peer.bytes = Buffer.alloc(0);
};

async function probe() {
  const ga = await join('가');
  const na = await join('나');
  await hears(ga, '* 나 들어옴');
  const da = await join('다');
  await hears(ga, '* 다 들어옴');
  await hears(na, '* 다 들어옴');
  const joined = textOf(ga).includes('* 나 들어옴\n') && textOf(na).includes('* 다 들어옴\n');
  verdict('joins', joined, '* 나 들어옴|* 다 들어옴', lines(ga) || heard(ga));
  if (!joined) return finish();

  forget(ga, na, da);
  ga.socket.write('안녕\n');
  await hears(na, '가: 안녕');
  await hears(da, '가: 안녕');
  const both = spoken(na) === '가: 안녕' && spoken(da) === '가: 안녕';
  verdict('others', both, '나에게 가: 안녕, 다에게 가: 안녕', `나에게 ${lines(na) || heard(na)}, 다에게 ${lines(da) || heard(da)}`);
  if (!both) return finish();

  // What is said afterwards comes behind everything that 가 may have been sent.
  na.socket.write('반가워\n');
  await hears(ga, '나: 반가워');
  verdict('not-self', lines(ga) === '나: 반가워', '나: 반가워', lines(ga) || heard(ga));
  if (lines(ga) !== '나: 반가워') return finish();

  forget(ga, na, da);
  da.socket.end();
  await hears(ga, '* 다 나감');
  await hears(na, '* 다 나감');
  // Told once, not again when the socket is closed.
  na.socket.write('잘 가\n');
  await hears(ga, '나: 잘 가');
  verdict('leaves', lines(ga) === '* 다 나감|나: 잘 가', '* 다 나감|나: 잘 가', lines(ga) || heard(ga));
  finish();
}
probe();
