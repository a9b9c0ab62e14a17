const net = require('net');
const { EventEmitter } = require('events');
const server = net.createServer(function named() {});
const socket = new net.Socket();
const show = (e) => e.eventNames().map((n) => [n, e.listenerCount(n), e.listeners(n).map((f) => f.name), e.rawListeners(n).map((f) => f.name)]);
console.log(JSON.stringify(show(server)), JSON.stringify(show(socket)));
function once() {}
socket.once('data', once); socket.on('data', once); socket.prependListener('data', once); socket.off('data', once);
console.log(JSON.stringify(show(socket)), socket.listeners('data')[0] === once, socket.getMaxListeners());
console.log(['exit', 'uncaughtException', 'uncaughtExceptionMonitor', 'unhandledRejection', 'beforeExit', 'warning', 'SIGTERM', 'newListener'].map((n) => process.listenerCount(n)).join());
console.log(process.eventNames());
socket.on('newListener', (...a) => console.log('new', a[0])); socket.on('removeListener', (...a) => console.log('removed', a[0]));
socket.on('x', once); socket.removeListener('x', once); socket.removeAllListeners('data');
console.log(EventEmitter.listenerCount(socket, 'data'), process._getActiveHandles().length, process.getActiveResourcesInfo(), process._getActiveRequests().length);
server.listen(0, () => { console.log(process._getActiveHandles().length, process.getActiveResourcesInfo()); server.close(); });
