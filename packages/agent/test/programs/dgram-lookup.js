const dgram = require('dgram');
const lookup = (name, family, done) => { console.log('lookup', name, family, new Error('lookup').stack.split('\n').length); process.nextTick(done, null, '127.0.0.1', 4); };
const server = dgram.createSocket({ type: 'udp4', lookup });
server.on('message', (m) => { console.log(String(m)); server.close(); });
server.bind(0, 'anything', () => {
  const client = dgram.createSocket({ type: 'udp4', lookup });
  client.send('by name', server.address().port, 'some.name', () => client.close());
});
const failing = dgram.createSocket({ type: 'udp4', lookup: (n, f, done) => process.nextTick(done, Object.assign(new Error('no'), { code: 'ENO' })) });
failing.on('error', (e) => { console.log('error', e.code); }).bind(0, 'x');
