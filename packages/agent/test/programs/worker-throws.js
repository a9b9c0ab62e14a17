const { Worker, isMainThread } = require('worker_threads');
if (isMainThread) new Worker(__filename); else require('net').createServer(() => {}).listen(0, () => { throw new Error('worker'); });
