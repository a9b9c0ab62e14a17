import net from 'node:net';
console.log('ran as a module', typeof net.createServer, typeof require);
