const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

function guest() {
  const socket = net.connect({ host: 'server', port: 8080 });
  socket.setEncoding('utf8');
  const lines = [];
  let wake = () => {};
  socket.on('data', (text) => {
    lines.push(text);
    wake();
  });
  socket.on('error', (error) => {
    lines.push(error.code);
    wake();
  });
  return {
    /** Says one word and resolves with the answer. */
    say: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(''), 4000);
        wake = () => {
          clearTimeout(timer);
          resolve(lines.shift());
        };
        socket.write('안녕');
      }),
  };
}

async function main() {
  const one = guest();
  const two = guest();
  const first = [await one.say(), await one.say(), await one.say()].join(' ');
  verdict('counts', first === '1 2 3', '1 2 3', first);
  const other = await two.say();
  verdict('apart', other === '1', '1', other);
  const again = await one.say();
  verdict('remembers', again === '4', '4', again);
  process.exit();
}

main();
