const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('end', () => { console.log('server end'); setTimeout(() => socket.end('late'), 10); });
  socket.resume();
  socket.on('close', (had) => { console.log('server close', had); server.close(); });
});
server.listen(0, () => {
  const client = net.connect(server.address().port, () => client.end('bye'));
  client.setEncoding('utf8').on('data', (d) => console.log('client', d)).on('end', () => console.log('client end')).on('close', (had) => console.log('client close', had));
});
