const domain = require('domain'); const net = require('net');
const d = domain.create(); d.on('error', (e) => { console.log('domain', e.message, e.stack); server.close(); });
let server; d.run(() => { server = net.createServer((s) => { s.end(); throw new Error('in domain'); }).listen(0, () => net.connect(server.address().port).resume()); });
