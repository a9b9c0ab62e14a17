const net = require('net');
console.log(Error.stackTraceLimit);
function deep(n, f) { return n === 0 ? f() : deep(n - 1, f); }
Error.stackTraceLimit = 4;
const server = net.createServer((socket) => {
  console.log(Error.stackTraceLimit, new Error('four').stack);
  Error.stackTraceLimit = Infinity;
  console.log(new Error('all').stack);
  Error.stackTraceLimit = 30;
  socket.on('data', () => { console.log(Error.stackTraceLimit, deep(3, () => new Error('thirty').stack)); Error.stackTraceLimit = 0; console.log(new Error('none').stack); delete Error.stackTraceLimit; console.log(new Error('gone').stack, Error.stackTraceLimit); socket.end(); server.close(); });
});
server.listen(0, () => net.connect(server.address().port).end('x').resume());
