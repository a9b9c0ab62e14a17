const net = require('net');

const ids = ['two', 'payload', 'header', 'zero'];
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
function frame(text) {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt32BE(payload.length);
  return Buffer.concat([header, payload]);
}

// The whole messages that came, and what is left over.
function messagesOf(peer) {
  const messages = [];
  let rest = peer.bytes;
  while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
    const length = rest.readUInt32BE(0);
    messages.push(rest.subarray(4, 4 + length).toString());
    rest = rest.subarray(4 + length);
  }
  return rest.length > 0 ? [...messages, `(남은 ${rest.length} B)`] : messages;
}

// The server has read what was sent before: it has answered somebody who came later.
async function settle() {
  const other = connect();
  other.socket.write(frame('거기 있나요'));
  await until(() => other.bytes.length > 0 || other.closed, 2000);
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
  await until(() => messagesOf(peer).length >= expected.split('|').length || peer.closed);
  await settle();
  const got = messagesOf(peer).join('|') || heard(peer);
  verdict(id, got === expected, expected, got);
  peer.socket.destroy();
  if (got !== expected) finish();
}

async function probe() {
  await say('two', [Buffer.concat([frame('안녕'), frame('반가워')])], '6:안녕|9:반가워');
  const bytes = frame('안녕');
  await say('payload', [bytes.subarray(0, 7), bytes.subarray(7)], '6:안녕');
  await say('header', [bytes.subarray(0, 1), bytes.subarray(1, 3), bytes.subarray(3)], '6:안녕');
  await say('zero', [frame('')], '0:');
  finish();
}
probe();
