const net = require('net');
net.createServer();
const oops = undefined;
oops.listen(80);
