const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const socket = net.connect({ host: 'server', port: 8080 });
socket.setEncoding('utf8');

let heard = '';
let stage = 0;
let timer = null;

const stages = [
  { id: 'plain', expected: '[하나]\n', send: () => socket.write('하나\n') },
  { id: 'joined', expected: '[둘]\n[셋]\n', send: () => socket.write('둘\n셋\n') },
  // Half a line, and the rest only when the server may have answered too early.
  {
    id: 'split',
    expected: '[안녕하세요]\n',
    send: () => {
      socket.write('안녕');
      settle(() => socket.write('하세요\n'));
    },
  },
];

/** Goes on when the server has read what was sent before: it has answered somebody who came later. */
function settle(goOn) {
  const other = net.connect({ host: 'server', port: 8080 }, () => other.write('거기 있나요\n'));
  const done = () => {
    clearTimeout(patience);
    other.removeAllListeners('data');
    other.destroy();
    goOn();
  };
  const patience = setTimeout(done, 3000);
  other.once('data', done);
  other.on('error', () => {});
}

function next() {
  const one = stages[stage];
  if (!one) {
    socket.destroy();
    process.exit();
  }
  heard = '';
  one.send();
  // A right answer is waited for a little longer: nothing may follow it.
  timer = setTimeout(judge, 6000);
}

function judge() {
  const { id, expected } = stages[stage];
  verdict(id, heard === expected, expected.trim(), heard.trim());
  if (heard !== expected) process.exit();
  stage += 1;
  next();
}

socket.on('connect', next);
socket.on('data', (text) => {
  heard += text;
  if (heard !== stages[stage]?.expected) return;
  clearTimeout(timer);
  timer = setTimeout(judge, 300);
});
socket.on('error', (error) => {
  verdict(stages[stage].id, false, stages[stage].expected.trim(), error.code);
  process.exit();
});
