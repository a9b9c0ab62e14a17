import dgramDefault, { createSocket, Socket } from 'node:dgram';
import { once } from 'node:events';
console.log(dgramDefault.createSocket === createSocket, createSocket.name, createSocket.length, Socket.prototype.send.length);
const server = createSocket({ type: 'udp4', reuseAddr: true });
server.bind();
await once(server, 'listening');
const client = new Socket('udp4');
client.connect(server.address().port);
await once(client, 'connect');
console.log(client.remoteAddress().address, client.remoteAddress().port === server.address().port);
client.send([Buffer.from('a'), 'b', new Uint8Array([99])]);
const [message, { size }] = await once(server, 'message');
console.log(String(message), size);
client.disconnect();
try { client.remoteAddress(); } catch (error) { console.log(error.code, error.stack); }
client.close(); server.close();
