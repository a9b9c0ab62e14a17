const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** Connects, asks, and resolves with the socket and the answer. */
function visit() {
  return new Promise((resolve) => {
    let heard = '';
    const socket = net.connect({ host: 'server', port: 8080 }, () => socket.write('몇 개'));
    const done = () => resolve({ socket, heard: heard.trim() });
    socket.setEncoding('utf8');
    setTimeout(done, 6000);
    socket.on('error', done);
    socket.on('data', (text) => {
      heard += text;
      if (heard.includes('\n')) done();
    });
  });
}

const leave = (socket, how) =>
  new Promise((resolve) => {
    socket.on('close', resolve);
    socket[how]();
    setTimeout(resolve, 6000);
  });

async function main() {
  const stays = await visit();
  const leaves = await visit();
  await leave(leaves.socket, 'end');
  const afterEnd = await visit();
  verdict('after-end', afterEnd.heard === '지금 2개', '지금 2개', afterEnd.heard);
  await leave(afterEnd.socket, 'resetAndDestroy');
  const afterReset = await visit();
  verdict('after-reset', afterReset.heard === '지금 2개', '지금 2개', afterReset.heard);
  stays.socket.destroy();
  process.exit();
}

main();
