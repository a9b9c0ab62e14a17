const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** Connects, says a word, and resolves with the socket and what came back, or the error's code. */
function visit() {
  return new Promise((resolve) => {
    const socket = net.connect({ host: 'server', port: 8080 }, () => socket.write('안녕'));
    socket.setEncoding('utf8');
    socket.on('data', (text) => resolve({ socket, heard: text }));
    socket.on('error', (error) => resolve({ socket, heard: error.code }));
    setTimeout(() => resolve({ socket, heard: '' }), 6000);
  });
}

const leave = (socket, how) =>
  new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    socket.on('close', resolve);
    socket[how]();
  });

async function main() {
  for (const how of ['end', 'destroy', 'resetAndDestroy']) {
    const { socket } = await visit();
    await leave(socket, how);
  }
  const last = await visit();
  verdict('alive', last.heard.includes('안녕'), '들었습니다: 안녕', last.heard);
  await leave(last.socket, 'end');
  setTimeout(() => process.exit(), 300);
}

main();
