const net = require('net');

// Somebody is at home on this computer, but at another door.
const server = net.createServer();
server.listen(9999);
setTimeout(() => process.exit(), 6000);
