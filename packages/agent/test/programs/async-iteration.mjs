import net, { createServer, connect } from 'node:net';
import { once } from 'node:events';
console.log(createServer === net.createServer, connect === net.connect, connect === net.createConnection);
const server = createServer(async (socket) => { for await (const chunk of socket) { console.log(String(chunk)); socket.end('ok'); } server.close(); console.log('done', new Error('async').stack); });
server.listen(0); await once(server, 'listening');
console.log('listening', new Error('top').stack);
const client = connect(server.address().port); await once(client, 'connect'); client.end('hello');
console.log(String((await once(client, 'data'))[0])); await once(client, 'close'); console.log('closed');
