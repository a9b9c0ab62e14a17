const net = require('net'); const events = require('events');
const e = new events.EventEmitter({ captureRejections: true }); e.on('x', async () => { throw new Error('captured'); }); e.on('error', (er) => console.log('error', er.message)); e.emit('x');
events.captureRejections = true;
const server = net.createServer(async (s) => { s.on('error', (er) => console.log('socket', er.message)); s.on('close', () => server.close()); throw new Error('async handler'); });
server.on('error', (er) => console.log('server', er.message)).listen(0, () => net.connect(server.address().port).resume());
const m = new net.Socket(); m.on(events.errorMonitor, (er) => console.log('monitor', er.message)); m.on('error', (er) => console.log('then', er.message)); m.emit('error', new Error('seen'));
console.log(m.emit('nothing'), m.emit('error', new Error('again')));
