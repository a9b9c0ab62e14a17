const EventEmitter = require('events');
const app = Object.assign(() => 'called', EventEmitter.prototype); Object.defineProperty(app, 'ready', { value: true });
app.on('x', (...args) => console.log('x', args, new Error('fn').stack)); console.log(app.emit('x', 1), app.emit('y'), app.listenerCount('x'));
class Mixed {} Object.assign(Mixed.prototype, EventEmitter.prototype); const m = new Mixed(); m.on('x', function () { console.log(this === m); }); m.emit('x');
EventEmitter.call(m); console.log(m.eventNames());
