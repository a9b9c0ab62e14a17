const net = require('net');

const verdict = (id, ok, expected, got) => console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

/** A guest that has been heard by the server, so that the server surely knows of it. */
const guest = () =>
  new Promise((resolve) => {
    const one = { heard: '', closed: false, socket: net.connect({ host: 'server', port: 8080 }) };
    const { socket } = one;
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write('안녕하세요'));
    socket.once('data', () => {
      socket.on('data', (text) => {
        one.heard += text;
      });
      resolve(one);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      one.closed = true;
      resolve(one);
    });
  });

async function main() {
  const guests = [await guest(), await guest(), await guest()];
  guests[1].socket.write('그만');
  const until = Date.now() + 6000;
  while (Date.now() < until && !guests.every(({ closed }) => closed)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const closed = guests.filter((one) => one.closed).length;
  verdict('all-leave', closed === 3, '손님 3명', `손님 ${closed}명`);
  const told = guests.filter(({ heard }) => heard.includes('안녕히 가세요')).length;
  verdict('farewell', told === 3, '손님 3명', `손님 ${told}명`);
  // What the server still has to say of its own end.
  setTimeout(() => process.exit(), 600);
}

main();
