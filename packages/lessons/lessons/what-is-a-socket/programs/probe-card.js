const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** Asks on a socket and resolves with what came within the patience. */
function ask(socket) {
  return new Promise((resolve) => {
    let heard = '';
    const done = () => resolve(heard.trim());
    setTimeout(done, 6000);
    socket.on('data', (text) => {
      heard += text;
      if (heard.includes('\n')) done();
    });
    socket.write('제 포트는 몇 번입니까');
  });
}

function open() {
  return new Promise((resolve) => {
    const socket = net.connect({ host: 'server', port: 8080 }, () => resolve(socket));
    socket.setEncoding('utf8');
    socket.on('error', () => resolve(socket));
  });
}

async function main() {
  const one = await open();
  const wanted = `포트 ${one.localPort}`;
  const said = await ask(one);
  verdict('own-port', said === wanted, wanted, said);

  // Two guests at once: the older one asks after the younger one came.
  const older = await open();
  const younger = await open();
  await ask(younger);
  const olderWants = `포트 ${older.localPort}`;
  const olderHears = await ask(older);
  verdict('each-own', olderHears === olderWants, olderWants, olderHears);
  process.exit();
}

main();
