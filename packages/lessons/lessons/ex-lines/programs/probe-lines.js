const net = require('net');

const ids = ['two', 'split', 'character', 'crlf'];
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
// What the answers say, joined so that one can see where they end.
const answersOf = (peer) => {
  const lines = textOf(peer).split('\n').slice(0, -1);
  return lines.map((line) => line.replace(/^받음: /, '')).join('|').replaceAll('\r', '\\r');
};

// The server has read what was sent before: it has answered somebody who came later.
async function settle() {
  const other = connect();
  other.socket.write('거기 있나요\n');
  await until(() => other.bytes.length > 0, 2000);
  other.socket.destroy();
}

async function say(id, pieces, expected) {
  const peer = connect();
  peer.socket.setNoDelay(true);
  await until(() => peer.connected || peer.closed);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await settle();
    peer.socket.write(piece);
  }
  const count = expected.split('|').length;
  await until(() => textOf(peer).split('\n').length > count || peer.closed);
  await settle();
  const got = answersOf(peer) || heard(peer);
  verdict(id, got === expected, expected, got);
  peer.socket.destroy();
  if (got !== expected) finish();
}

async function probe() {
  await say('two', ['안녕\n반가워\n'], '안녕|반가워');
  await say('split', ['안녕하', '세요\n잘 가', '요\n'], '안녕하세요|잘 가요');
  const bytes = Buffer.from('안녕\n');
  await say('character', [bytes.subarray(0, 4), bytes.subarray(4)], '안녕');
  await say('crlf', ['안녕\r\n반가워\r', '\n'], '안녕|반가워');
  finish();
}
probe();
