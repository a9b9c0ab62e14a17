const net = require('net');
const EventEmitter = require('events');
try { new net.Socket().emit('error', new Error('mine')); } catch (e) { console.log(e.stack); }
try { new net.Socket().emit('error', 'text'); } catch (e) { console.log(e.stack, e.context); }
try { new EventEmitter().emit('error'); } catch (e) { console.log(e.stack); }
class Mine extends net.Socket {}
new Mine().emit('error', new RangeError('uncaught'));
