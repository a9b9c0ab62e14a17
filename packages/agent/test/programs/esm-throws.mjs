import { createServer } from 'net';
const server = createServer((socket) => { throw new Error(`esm ${typeof socket}`); });
server.listen(0, async () => { const { connect } = await import('node:net'); connect(server.address().port); });
