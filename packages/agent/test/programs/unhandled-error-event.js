const net = require('net');
const probe = net.createServer().listen(0, () => {
  const { port } = probe.address();
  probe.close(() => {
    const client = net.connect(port, '127.0.0.1');
    client.on('close', () => console.log('never'));
  });
});
