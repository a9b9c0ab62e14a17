const dns = require('dns'); const net = require('net'); const util = require('util');
dns.lookup('localhost', (e, a, f) => console.log('cb', e, typeof a, f > 0)); dns.lookup('127.0.0.1', { all: true }, (e, a) => console.log(e, a));
util.promisify(dns.lookup)('127.0.0.1').then((r) => console.log(r)); dns.promises.lookup('127.0.0.1', 4).then((r) => console.log(r)); dns.lookup('no.such.name.invalid', (e) => console.log(e.code, e.stack));
try { dns.lookup('x', { family: 9 }, () => {}); } catch (e) { console.log(e.stack); }
