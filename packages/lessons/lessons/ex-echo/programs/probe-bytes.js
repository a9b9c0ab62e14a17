const net = require('net');

const ids = ['pieces', 'binary'];
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
async function probe() {
  const peer = connect();
  const words = ['하나', '둘', '셋'];
  let sent = '';
  for (const word of words) {
    peer.socket.write(word);
    sent += word;
    if (!(await until(() => textOf(peer) === sent))) break;
  }
  verdict('pieces', textOf(peer) === words.join(''), words.join(''), heard(peer));
  if (textOf(peer) !== words.join('')) return finish();

  // No two of these bytes are a whole character of UTF-8.
  const bytes = Buffer.from([0, 1, 127, 128, 200, 255, 237, 254]);
  peer.bytes = Buffer.alloc(0);
  peer.socket.write(bytes);
  await until(() => peer.bytes.length >= bytes.length);
  const hex = peer.bytes.subarray(0, 30).toString('hex') || heard(peer);
  verdict('binary', peer.bytes.equals(bytes), bytes.toString('hex'), hex);
  finish();
}
probe();
