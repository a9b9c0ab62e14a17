const net = require('net'); const N = 600; let done = 0;
const server = net.createServer((s) => { s.on('data', (d) => s.end(d)); s.on('error', () => {}); });
server.listen(0, () => { let open = 0; const next = () => { while (open < 200 && done + open < N) { open++; const c = net.connect(server.address().port, '127.0.0.1'); c.end('x'); c.resume(); c.on('close', () => { open--; if (++done === N) { console.log('done', done); server.close(); } else next(); }); } }; next(); });
