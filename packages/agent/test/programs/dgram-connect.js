const dgram = require('dgram');
const server = dgram.createSocket('udp4', (m, r) => { console.log(String(m)); server.send(m, r.port, r.address); });
server.bind(0, () => {
  const socket = dgram.createSocket('udp4');
  socket.connect(server.address().port, (...args) => {
    console.log('connected', args, socket.remoteAddress().address);
    try { socket.connect(1); } catch (e) { console.log(e.code); }
    try { socket.send('x', 1234, '127.0.0.1'); } catch (e) { console.log(e.code, e.stack); }
    socket.send('one', (e, n) => console.log(e, n));
    socket.on('message', function (m, r) { console.log(this === socket, String(m), r.address); socket.disconnect(); try { socket.send('x'); } catch (e) { console.log(e.code); } socket.close(); server.close(); });
  });
  socket.on('connect', () => console.log('event'));
});
