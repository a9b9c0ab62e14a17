const net = require('net');
process.on('exit', (code) => { console.log('exit', code, process.exitCode); process.exitCode = 7; });
const server = net.createServer().listen(0, () => { console.log('up'); process.exit(3); });
