const net = require('net');
process.on('SIGTERM', () => { console.log('SIGTERM'); server.close(); });
const server = net.createServer().listen(0, () => { process.kill(process.pid, 'SIGTERM'); });
