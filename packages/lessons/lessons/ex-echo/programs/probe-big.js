const net = require('net');

const ids = ['big', 'last'];
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
const size = 1_000_000;

async function probe() {
  // We say at once that we are done, and still want all of it.
  const peer = connect({ allowHalfOpen: true });
  const bytes = Buffer.alloc(size, 'abcdefghij');
  peer.socket.end(bytes);
  // As long as something comes, it is only slow.
  for (let before = -1; peer.bytes.length > before && !peer.ended && !peer.closed; ) {
    before = peer.bytes.length;
    await until(() => peer.bytes.length > before || peer.ended || peer.closed);
    await wait(100);
  }
  const same = peer.bytes.equals(bytes);
  const got = peer.bytes.length === size && !same ? '크기는 같고 내용이 다릅니다' : `${peer.bytes.length} B`;
  verdict('big', same, `${size} B`, peer.bytes.length === 0 ? heard(peer) : got);
  const end = peer.code || (peer.closed ? '`end` 없이 닫힘' : '`end`가 오지 않음');
  verdict('last', peer.ended, '다 돌려준 뒤의 `end`', peer.ended ? '`end`' : end);
  finish();
}
probe();
