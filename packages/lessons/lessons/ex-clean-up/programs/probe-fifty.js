const net = require('net');

const ids = ['survives', 'sockets', 'timers', 'half-close', 'connections'];
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
const kinds = ['end', 'reset', 'half'];

// One visit, left in its own way. Resolves when it is over, or with what is still open.
async function visit(kind) {
  const peer = connect({ allowHalfOpen: kind === 'half' });
  await until(() => peer.connected || peer.closed);
  if (kind === 'reset') peer.socket.resetAndDestroy();
  else peer.socket.end();
  return peer;
}

async function ask() {
  const peer = connect();
  peer.socket.write('몇 명');
  await until(() => textOf(peer).includes('연결') || peer.closed, 2000);
  const [, sockets, timers, connections] = /소켓 (\d+) 타이머 (\d+) 연결 (\d+)/.exec(textOf(peer)) ?? [];
  peer.socket.destroy();
  return { sockets, timers, connections, heard: heard(peer) };
}

async function probe() {
  const peers = [];
  for (let index = 0; index < 50; index += 10) {
    const group = Array.from({ length: 10 }, (_, place) => visit(kinds[(index + place) % 3]));
    peers.push(...(await Promise.all(group)));
  }
  const came = peers.filter((peer) => peer.connected).length;
  verdict('survives', came === 50, '50번 모두 연결됨', came === 50 ? '50번' : `${came}번, ${peers.at(-1).code}`);
  if (came < 50) return finish();

  const halves = peers.filter((_, index) => kinds[index % 3] === 'half');
  await until(() => halves.every((peer) => peer.ended || peer.closed), 3000);
  const open = halves.filter((peer) => !peer.ended && !peer.closed).length;

  // Closing takes the server a moment: it may be asked again.
  let answer = await ask();
  const isClean = () => answer.sockets === '1' && answer.timers === '1' && answer.connections === '1';
  for (let again = 0; again < 10 && open === 0 && !isClean() && answer.sockets !== undefined; again++) {
    await wait(200);
    answer = await ask();
  }
  const said = (name, value) => (value === undefined ? answer.heard : `${name} ${value}`);
  verdict('sockets', answer.sockets === '1', '소켓 1', said('소켓', answer.sockets));
  verdict('timers', answer.timers === '1', '타이머 1', said('타이머', answer.timers));
  verdict('half-close', open === 0, `${halves.length}개 모두 서버도 닫음`, `${open}개를 서버가 닫지 않음`);
  verdict('connections', answer.connections === '1', '연결 1', said('연결', answer.connections));
  // For the kernel's table, which is looked at every now and then.
  await wait(600);
  finish();
}
probe();
