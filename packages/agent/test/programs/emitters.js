const EventEmitter = require('events');
const e = new EventEmitter(); const log = (...a) => console.log(...a);
function first() { log('first', this === e, arguments.length); e.off('x', second); e.on('x', third); } function second() { log('second'); } function third() { log('third'); }
e.on('x', first); e.on('x', second); log(e.emit('x'), e.emit('x', 1, 2, undefined)); log(e.listenerCount('x'));
e.once('y', (v) => { log('once', v); e.emit('y', 2); }); e.emit('y', 1);
e.on('deep', () => log(new Error('a').stack)); e.emit('deep'); e.on('deep', () => log(new Error('b').stack)); e.emit('deep');
(function r(n) { if (n) { const k = new EventEmitter(); k.on('z', () => r(n - 1)); k.emit('z'); } else log(new Error('nested').stack); })(6);
const sym = Symbol('s'); e.on(sym, () => log('sym')); log(e.emit(sym), e.eventNames());
e._events = undefined; try { log(e.emit('x')); } catch (er) { log(er.stack); }
const bare = Object.create(EventEmitter.prototype); log(bare.emit('x')); try { bare.emit('error', new Error('bare')); } catch (er) { log(er.message); }
e.on = null; const et = new EventTarget(); et.addEventListener('q', () => log(new Error('et').stack.split('\n').length)); et.dispatchEvent(new Event('q'));
