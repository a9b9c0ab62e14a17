const net = require('net');
console.log(typeof Error.prepareStackTrace, Error.prepareStackTrace?.name, String(Error.prepareStackTrace).length);
const before = Error.prepareStackTrace;
const mine = (error, sites) => `${error.message}: ${sites.map((s) => [s.getFunctionName(), s.getTypeName(), s.getMethodName(), (s.getFileName() ?? '').split('/').pop(), s.getLineNumber(), s.getColumnNumber(), s.isNative(), s.isConstructor(), s.isToplevel(), s.isAsync(), String(s).split('/').pop()].join(',')).join('\n  ')}`;
const server = net.createServer((socket) => {
  Error.prepareStackTrace = mine;
  console.log(Error.prepareStackTrace === mine, Object.hasOwn(Error, 'prepareStackTrace'));
  console.log(new Error('mine').stack);
  socket.on('data', () => {
    console.log(new Error('in data').stack);
    try { socket.setTimeout('x'); } catch (e) { console.log(e.stack); }
    Error.prepareStackTrace = (e, sites) => sites;
    const sites = new Error('raw').stack;
    console.log(Array.isArray(sites), sites.length, sites.map((s) => s.getFunctionName()).join());
    Error.prepareStackTrace = before;
    console.log(Error.prepareStackTrace === before, new Error('restored').stack);
    Error.prepareStackTrace = undefined;
    console.log(Error.prepareStackTrace, new Error('undefined').stack);
    class E2 extends Error {}
    E2.prepareStackTrace = 5; console.log(Object.hasOwn(E2, 'prepareStackTrace'), E2.prepareStackTrace, Error.prepareStackTrace);
    delete Error.prepareStackTrace;
    console.log('prepareStackTrace' in Error, Error.prepareStackTrace);
    socket.end();
    server.close();
  });
});
server.listen(0, () => net.connect(server.address().port).end('x').resume());
const shape = (d) => d && [Object.keys(d).join(), typeof d.value, d.value?.name, d.writable, d.enumerable, d.configurable].join(' ');
console.log(shape(Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')), shape(Reflect.getOwnPropertyDescriptor(Error, 'prepareStackTrace')), shape(Object.getOwnPropertyDescriptors(Error).prepareStackTrace), shape(Object.getOwnPropertyDescriptor({ a: 1 }, 'a')));
console.log(Object.getOwnPropertyDescriptor.name, String(Object.getOwnPropertyDescriptor), 'prototype' in Object.getOwnPropertyDescriptors, Object.getOwnPropertyNames(Object).join(), Object.getOwnPropertyNames(Reflect).join());
try { Object.getOwnPropertyDescriptor(null, 'x'); } catch (e) { console.log(e.stack); }
try { Reflect.getOwnPropertyDescriptor(1, 'x'); } catch (e) { console.log(e.stack); }
