const dns = require('dns'); const net = require('net'); const util = require('util');
// One after the other: each is looked up on a thread of its own. No name has so long a label, and nobody on the network is asked for it.
dns.lookup('localhost', (e, a, f) => { console.log('cb', e, typeof a, f > 0); dns.lookup(`${'x'.repeat(64)}.invalid`, (e) => console.log(e.code, e.stack)); });
dns.lookup('127.0.0.1', { all: true }, (e, a) => console.log(e, a));
util.promisify(dns.lookup)('127.0.0.1').then((r) => console.log(r)); dns.promises.lookup('127.0.0.1', 4).then((r) => console.log(r));
try { dns.lookup('x', { family: 9 }, () => {}); } catch (e) { console.log(e.stack); }
