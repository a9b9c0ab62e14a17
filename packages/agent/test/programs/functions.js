const net = require('net'); const stream = require('stream'); const EventEmitter = require('events'); const dns = require('dns');
const protos = { Socket: net.Socket.prototype, Server: net.Server.prototype, Duplex: stream.Duplex.prototype, Readable: stream.Readable.prototype, Writable: stream.Writable.prototype, Stream: stream.Stream.prototype, EE: EventEmitter.prototype };
for (const [name, proto] of Object.entries(protos)) {
  for (const key of Reflect.ownKeys(proto)) {
    const d = Object.getOwnPropertyDescriptor(proto, key);
    const f = d.value;
    console.log(name, String(key), d.enumerable, d.writable, d.configurable, typeof f === 'function' ? [f.name, f.length, Reflect.ownKeys(f).map(String).join(), f.toString().length, `${f}`.slice(0, 60), Function.prototype.toString.call(f) === f.toString(), Object.getPrototypeOf(f) === Function.prototype].join('|') : '');
  }
}
for (const key of Object.keys(net)) console.log(key, String(net[key]).length, net[key].name, net[key].length, Reflect.ownKeys(net[key]).map(String).join());
for (const key of ['lookup']) console.log(key, String(dns[key]).length, dns[key].name, dns[key].length, Reflect.ownKeys(dns[key]).map(String), String(dns.promises[key]).length);
console.log(EventEmitter.init.name, EventEmitter.init.length, String(EventEmitter.init).length);
console.log(Function.prototype.toString.toString(), Function.prototype.toString.name, Function.prototype.toString.length, 'prototype' in Function.prototype.toString);
console.log(net.connect === net.createConnection, net.Socket === net.Stream, net.Socket.prototype.hasOwnProperty('emit'), net.Socket.prototype.emit === EventEmitter.prototype.emit, EventEmitter.prototype.on === EventEmitter.prototype.addListener, net.Socket.prototype.write === stream.Writable.prototype.write, new net.Socket().constructor === net.Socket);
console.log(Object.keys(net), Object.keys(net.Socket.prototype).join(), Object.keys(EventEmitter).join());
console.log(Object.getOwnPropertyNames(globalThis).length, Object.getOwnPropertySymbols(globalThis).length, Object.keys(require.cache).length, Object.keys(module.constructor._pathCache).length, process.execArgv, process.env.NODE_OPTIONS, Object.keys(process.env).filter((k) => /SOCKETLAB/.test(k)));
console.log(Object.getOwnPropertyNames(Error), Object.keys(Error), Error.stackTraceLimit, typeof Error.prepareStackTrace, 'prepareStackTrace' in Error);
try { new net.connect.prototype.constructor(); } catch (e) { console.log(e.message); }
