const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const socket = net.connect({ host: 'server', port: 8080 });
socket.setEncoding('utf8');
socket.on('error', () => {});

/** Sends the text and resolves with the answer. */
function send(text) {
  return new Promise((resolve) => {
    let heard = '';
    const done = () => resolve(heard.trim());
    setTimeout(done, 6000);
    socket.on('data', (more) => {
      heard += more;
      if (heard.includes('\n')) done();
    });
    socket.write(text);
  });
}

socket.on('connect', async () => {
  const latin = await send('hello');
  verdict('latin', latin === '5바이트', '5바이트', latin);
  const korean = await send('안녕하세요');
  verdict('korean', korean === '15바이트', '15바이트', korean);
  process.exit();
});
