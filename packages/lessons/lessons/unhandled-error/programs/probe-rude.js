const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const word = '아직 계신가요';
const rude = net.connect({ host: 'server', port: 8080 });
rude.on('error', () => {});
rude.on('connect', () => rude.write('잠시만요'));
rude.on('data', () => {
  rude.resetAndDestroy();
  // The reset needs its way across the wire.
  setTimeout(visit, 1000);
});

function visit() {
  let heard = '';
  const next = net.connect({ host: 'server', port: 8080 });
  next.setEncoding('utf8');
  const finish = (got) => {
    verdict('survives', heard === word, word, got);
    process.exit();
  };
  next.on('connect', () => next.write(word));
  next.on('data', (text) => {
    heard += text;
    if (heard.length >= word.length) finish(heard);
  });
  next.on('error', (error) => finish(error.code));
  setTimeout(() => finish(heard), 5000);
}
