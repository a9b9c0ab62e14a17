// Stacks in handlers of every kind, one and two handlers, deep recursion, async.
const net = require('net');
function deep(n, f) { return n === 0 ? f() : deep(n - 1, f); }
const server = net.createServer((socket) => {
  console.log('connection', new Error('c').stack);
  socket.on('data', function onData(data) {
    console.log('data', new Error('d').stack);
    console.log('deep3', deep(3, () => new Error('d3').stack));
    console.log('deep5', deep(5, () => new Error('d5').stack));
    console.log('deep12', deep(12, () => new Error('d12').stack));
    socket.write(data);
  });
  socket.on('data', () => console.log('second', new Error('s').stack));
  socket.on('end', () => { console.log('end', new Error('e').stack); server.close(); });
  socket.on('close', () => console.log('close', new Error('e').stack));
});
server.listen(0, () => {
  console.log('listening', new Error('l').stack);
  const client = net.connect(server.address().port, () => { console.log(new Error('connect').stack); client.write('x'); });
  client.on('lookup', () => console.log(new Error('lookup').stack));
  client.once('data', async () => { console.log(new Error('once').stack); await null; console.log(new Error('async').stack); client.end(() => console.log(new Error('end cb').stack)); });
});
