const { Worker, isMainThread, parentPort } = require('worker_threads'); const net = require('net');
if (isMainThread) { const w = new Worker(__filename); w.on('message', (m) => console.log(m)).on('exit', (c) => console.log('exit', c)); net.createServer().listen(0, function () { this.close(); }); } else {
  parentPort.postMessage([process.execArgv, Object.keys(require.cache).length, new Error('in worker').stack, String(net.connect).length]); process.nextTick(() => parentPort.postMessage('tick')); Promise.resolve().then(() => parentPort.postMessage('micro'));
}
