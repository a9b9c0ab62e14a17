const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const frame = (text) => Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)]);
const late = (ms, run) => setTimeout(run, ms);

const socket = net.connect({ host: 'server', port: 8080 });
socket.setNoDelay(true);
socket.setEncoding('utf8');

let heard = '';
let stage = 0;
let timer = null;

const cut = frame('셋째입니다');
const stages = [
  { id: 'plain', expected: '[하나]', send: () => socket.write(frame('하나')) },
  { id: 'joined', expected: '[둘][셋]', send: () => socket.write(Buffer.concat([frame('둘'), frame('셋')])) },
  {
    id: 'split',
    expected: '[셋째입니다]',
    send: () => {
      socket.write(cut.subarray(0, 1));
      settle(() => {
        socket.write(cut.subarray(1, 6));
        settle(() => socket.write(cut.subarray(6)));
      });
    },
  },
];

/** Goes on when the server has read what was sent before: it has answered somebody who came later. */
function settle(goOn) {
  const other = net.connect({ host: 'server', port: 8080 }, () => other.write(frame('거기 있나요')));
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
  if (!one) process.exit();
  heard = '';
  one.send();
  timer = late(9000, judge);
}

function judge() {
  const { id, expected } = stages[stage];
  verdict(id, heard === expected, expected, heard);
  if (heard !== expected) process.exit();
  stage += 1;
  next();
}

socket.on('connect', next);
socket.on('data', (text) => {
  heard += text;
  if (heard !== stages[stage]?.expected) return;
  clearTimeout(timer);
  timer = late(300, judge);
});
socket.on('error', (error) => {
  verdict(stages[stage].id, false, stages[stage].expected, error.code);
  process.exit();
});
