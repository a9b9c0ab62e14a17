const dgram = require('dgram');
const { inspect } = require('util');
console.log(Object.keys(dgram), Object.getOwnPropertyNames(dgram.Socket.prototype), Object.getOwnPropertyNames(dgram.Socket), Reflect.ownKeys(dgram.createSocket));
for (const name of Object.keys(dgram.Socket.prototype)) { const d = Object.getOwnPropertyDescriptor(dgram.Socket.prototype, name); if (d.value) console.log(name, d.value.name, d.value.length, String(d.value), 'prototype' in d.value, Object.keys(d)); }
console.log(String(dgram.createSocket), String(dgram.Socket), inspect(dgram.createSocket));
const socket = dgram.createSocket('udp4');
console.log(inspect(socket, { showHidden: true, depth: 1 }), Reflect.ownKeys(socket));
console.log(socket.eventNames(), socket.rawListeners('message'), process._getActiveHandles().length, process.getActiveResourcesInfo());
socket.bind(0, () => { console.log(process.getActiveResourcesInfo(), socket.eventNames(), socket.listeners('listening').length); socket.unref().ref(); socket.close(); });
class Own extends dgram.Socket { constructor() { super('udp4'); this.mine = 1; } send(...args) { console.log('own', args.length); return super.send(...args); } }
const own = new Own(); console.log(own); own.send('x', 9, '127.0.0.1', () => own.close());
