const net = require('net');
const server = net.createServer((socket) => {
  socket.end('bye');
});
server.listen(0, () => {
  const client = net.connect(server.address().port);
  client.on('data', (data) => {
    JSON.parse('{' + data);
  });
});
