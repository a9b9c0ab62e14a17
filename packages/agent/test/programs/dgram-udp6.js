const dgram = require('dgram');
const server = dgram.createSocket({ type: 'udp6', ipv6Only: false });
server.on('error', (e) => { console.log(e.code); server.close(); });
server.on('message', (m, r) => { console.log(String(m), r.family, r.address); server.close(); });
server.bind(0, () => { const c = dgram.createSocket('udp4'); c.send('four', server.address().port, '127.0.0.1', () => c.close()); });
