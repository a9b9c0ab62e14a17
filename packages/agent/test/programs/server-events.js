const net = require('net');
const server = net.createServer(); server.maxConnections = 1; server.on('drop', (d) => { console.log('drop', typeof d.remotePort); });
server.on('connection', (s) => { server.getConnections((e, n) => console.log('count', n)); s.on('end', () => console.log('s end')).resume(); });
server.listen({ port: 0, host: '127.0.0.1', backlog: 5 }, () => { const a = net.connect(server.address().port, '127.0.0.1', () => { const b = net.connect(server.address().port, '127.0.0.1'); b.on('close', () => { a.end(); server.close((e) => { console.log('closed', e); server.close((e2) => console.log(e2.code, e2.stack)); }); }).on('error', () => {}); b.resume(); }); a.resume(); server.unref(); server.ref(); });
