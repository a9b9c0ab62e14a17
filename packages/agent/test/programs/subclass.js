const net = require('net'); const { Duplex } = require('stream');
class Mine extends net.Socket { constructor(o) { super(o); this.mine = true; } write(...a) { console.log('write', a[0]); return super.write(...a); } emit(...a) { if (a[0] === 'connect') console.log('emit', a[0], new Error('sub').stack); return super.emit(...a); } }
class MyServer extends net.Server { constructor() { super((s) => this.handle(s)); } handle(s) { console.log(new Error('handle').stack); s.end('x'); this.close(); } }
const server = new MyServer().listen(0, () => { const m = new Mine(); m.connect(server.address().port, () => m.write('hi')); m.resume(); console.log(m instanceof Duplex, m.mine, m.constructor.name, Object.keys(m).includes('mine')); });
const bare = net.Socket(); console.log(bare instanceof net.Socket);
