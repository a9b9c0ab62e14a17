const net = require('net');

const ids = ['starts', 'refuses', 'completes', 'idle-ended'];
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
// Asks at the door, three times for a server that shuts it a moment later. A door that is shut says ECONNREFUSED.
async function isShut() {
  for (let asked = 0; asked < 3; asked++) {
    const knock = connect();
    await until(() => knock.connected || knock.closed, 3000);
    if (knock.code === 'ECONNREFUSED') return true;
    knock.socket.destroy();
    await wait(50);
  }
  return false;
}

async function probe() {
  const idle = connect();
  await until(() => idle.connected || idle.closed);
  const busy = connect();
  await until(() => busy.connected || busy.closed);
  busy.socket.write('부탁');
  await until(() => textOf(busy).includes('시작') || busy.closed);
  const started = textOf(busy).includes('시작') && !idle.closed;
  verdict('starts', started, '시작', heard(busy).trim());
  if (!started) return finish();

  console.log('지금 SIGTERM을 보냅니다');
  const isDone = () => textOf(busy).includes('끝') || busy.closed || busy.ended;
  // Whoever rests is told first; a server that forgets that is asked when the work is done.
  await until(() => idle.ended || idle.closed || isDone(), 10_000);
  const refused = await isShut();
  verdict('refuses', refused, '일하는 동안 새 연결은 ECONNREFUSED', refused ? 'ECONNREFUSED' : '새 연결을 받았습니다');

  await until(isDone, 8000);
  const done = textOf(busy).includes('끝');
  verdict('completes', done, '시작|끝', textOf(busy).trim().replaceAll('\n', '|') + (done ? '' : ', 그리고 닫힘'));
  await until(() => idle.ended || idle.closed, 3000);
  const ended = idle.ended && idle.code === '';
  verdict('idle-ended', ended, '쉬던 연결에 `end`', ended ? '`end`' : idle.code || '열려 있습니다');

  // Whoever was here is gone; the program has a while to end by itself.
  idle.socket.end();
  await until(() => busy.closed, 1000);
  busy.socket.end();
  await wait(2000);
  finish();
}
probe();
