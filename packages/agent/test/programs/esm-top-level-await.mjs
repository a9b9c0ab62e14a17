import { createServer } from 'net';
console.log(await Promise.resolve(1), typeof createServer, import.meta.url.split('/').pop(), process.execArgv, process.listenerCount('exit'));
setTimeout(() => console.log('timer'), 5);
process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro'));
