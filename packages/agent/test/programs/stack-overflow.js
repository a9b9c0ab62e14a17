const EventEmitter = require('events'); const net = require('net');
const e = new EventEmitter(); e.on('x', () => e.emit('x'));
try { e.emit('x'); } catch (error) { console.log(error.name, error.message); }
const s = new net.Socket(); let n = 0; s.on('x', () => { n++; s.emit('x'); });
try { s.emit('x'); } catch (error) { console.log(error instanceof RangeError, n > 100); }
console.log(new Error('after').stack.split('\n').length, Error.stackTraceLimit);
