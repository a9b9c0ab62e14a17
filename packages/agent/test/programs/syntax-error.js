const net = require('net');
net.createServer(() => {
  console.log('x'
}).listen(0);
