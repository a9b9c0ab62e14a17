const net = require('net');

const ids = ['pings', 'living', 'mute-dropped', 'not-early'];
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
const pings = (peer) => textOf(peer).split('PING\n').length - 1;

async function probe() {
  const living = connect();
  const mute = connect();
  let answered = 0;
  living.socket.on('data', () => {
    answered = Date.now();
    living.socket.write('PONG\n');
  });
  // Speaks once, and never again.
  mute.socket.once('data', () => mute.socket.write('PONG\n'));
  let droppedAt = 0;
  let mutedAt = 0;
  mute.socket.once('data', () => {
    mutedAt = Date.now();
  });
  for (const name of ['end', 'close', 'error']) {
    mute.socket.on(name, () => {
      droppedAt ||= Date.now();
    });
  }

  await until(() => (pings(living) >= 3 && pings(mute) >= 3) || living.closed || mute.closed);
  const three = pings(living) >= 3 && pings(mute) >= 3;
  verdict('pings', three, '`PING` 3번 이상', three ? `${pings(living)}번` : heard(living).trim().replaceAll('\n', '|'));
  if (!three) return finish();

  await until(() => droppedAt > 0, 6000);
  // The living one is watched for longer than any limit that may be counted from its beginning.
  await until(() => living.ended || living.closed, 2500);
  const lives = !living.ended && !living.closed;
  verdict('living', lives, '대답하는 손님은 연결된 채', lives ? '연결된 채' : `마지막 PONG의 ${Date.now() - answered} ms 뒤에 끊김`);
  const after = droppedAt - mutedAt;
  verdict('mute-dropped', droppedAt > 0, '6초 안에 끊김', droppedAt > 0 ? `${after} ms 뒤에 끊김` : '끊기지 않음');
  verdict('not-early', droppedAt > 0 && after >= 1000, '1000 ms 이상 기다림', droppedAt > 0 ? `${after} ms 뒤에 끊김` : '끊기지 않음');
  finish();
}
probe();
