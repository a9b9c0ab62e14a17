const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

function open() {
  return new Promise((resolve) => {
    const socket = net.connect({ host: 'server', port: 8080 }, () => resolve(socket));
    socket.setEncoding('utf8');
    socket.on('error', () => resolve(socket));
  });
}

/** Says one word and resolves with what is answered. */
function say(socket, word) {
  return new Promise((resolve) => {
    let heard = '';
    const done = () => resolve(heard);
    setTimeout(done, 6000);
    socket.on('data', (text) => {
      heard += text;
      if (heard.endsWith(word)) done();
    });
    socket.write(word);
  });
}

async function main() {
  const one = await open();
  const first = await say(one, '하나');
  verdict('first', first === '1: 하나', '1: 하나', first);
  const second = await say(one, '둘');
  verdict('second', second === '2: 둘', '2: 둘', second);

  const other = await open();
  const fresh = await say(other, '처음');
  verdict('other-guest', fresh === '1: 처음', '1: 처음', fresh);
  const third = await say(one, '셋');
  verdict('goes-on', third === '3: 셋', '3: 셋', third);
  process.exit();
}

main();
