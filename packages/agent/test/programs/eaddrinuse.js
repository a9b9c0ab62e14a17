const net = require('net');
const first = net.createServer().listen(0, () => {
  net.createServer().listen(first.address().port);
});
