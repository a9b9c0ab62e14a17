const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** Connects and resolves with the socket and what it was greeted with. */
function visit() {
  return new Promise((resolve) => {
    let heard = '';
    const socket = net.connect({ host: 'server', port: 8080 });
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

const gone = (socket) =>
  new Promise((resolve) => {
    socket.on('close', resolve);
    socket.end();
    setTimeout(resolve, 6000);
  });

async function main() {
  const first = await visit();
  verdict('first', first.heard === '1번째 손님', '1번째 손님', first.heard);
  const second = await visit();
  verdict('second', second.heard === '2번째 손님', '2번째 손님', second.heard);
  await gone(first.socket);
  await gone(second.socket);
  const third = await visit();
  verdict('third', third.heard === '3번째 손님', '3번째 손님', third.heard);
  process.exit();
}

main();
