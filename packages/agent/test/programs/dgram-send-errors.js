const dgram = require('dgram');
const big = Buffer.alloc(70000);
const a = dgram.createSocket('udp4').on('error', (e) => console.log('event', e.code, e.message, e.stack));
a.send(big, 9, '127.0.0.1', (error, bytes) => {
  console.log(error.code, error.syscall, error.message, error.stack, bytes);
  a.send(big, 9, '127.0.0.1');
  setTimeout(() => a.close(), 20);
});
const lookup = (name, family, done) => process.nextTick(done, Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' }));
const b = dgram.createSocket({ type: 'udp4', lookup: (name, ...rest) => (name === 'nobody' ? lookup : require('dns').lookup)(name, ...rest) });
b.send('x', 9, 'nobody', (e) => { console.log(e.code, e.message); b.on('error', (e) => { console.log('event', e.code); b.close(); }).send('x', 9, 'nobody'); });
