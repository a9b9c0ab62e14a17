// Nobody listens on the port that is asked for; this program only stays until the client has had its answer.
const net = require('net');

net.createServer().listen(9999);
setTimeout(() => process.exit(), 5000);
