const { AsyncLocalStorage, executionAsyncId, triggerAsyncId } = require('async_hooks'); const net = require('net'); const als = new AsyncLocalStorage();
const server = net.createServer((s) => { console.log('server', als.getStore()); s.end(); });
als.run('outer', () => server.listen(0, () => { console.log(als.getStore()); als.run('inner', () => { const c = net.connect(server.address().port, () => console.log('connect', als.getStore())); c.resume(); c.on('close', () => { console.log('close', als.getStore()); server.close(); }); }); }));
