const net = require('net');
net.createServer().listen(0, () => { new net.Socket().setTimeout('soon'); });
