import * as dgram from 'dgram';
import { on } from 'events';
const socket = dgram.createSocket('udp4').unref();
socket.bind(0, '127.0.0.1');
await new Promise((done) => socket.once('listening', done));
for (const word of ['a', 'b', 'c']) socket.send(word, socket.address().port, '127.0.0.1');
const keep = setInterval(() => {}, 1000);
for await (const [message] of on(socket, 'message', { close: ['close'] })) { console.log(String(message)); if (String(message) === 'c') socket.close(); }
clearInterval(keep);
