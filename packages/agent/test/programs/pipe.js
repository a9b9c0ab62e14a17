const net = require('net'); const { PassThrough, pipeline } = require('stream');
const server = net.createServer((socket) => { socket.pipe(new PassThrough()).pipe(socket); socket.on('close', () => server.close()); });
server.listen(0, () => {
  const client = net.connect(server.address().port);
  let got = 0;
  client.on('data', (d) => { got += d.length; if (got === 300000) client.end(); }).on('close', () => console.log('got', got));
  client.on('pipe', () => console.log('pipe', new Error('p').stack));
  const source = new PassThrough(); source.pipe(client, { end: false }); source.write(Buffer.alloc(300000, 'a'));
  pipeline(new PassThrough().end('x'), new PassThrough(), (e) => console.log('pipeline', e));
});
