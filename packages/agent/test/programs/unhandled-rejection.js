const net = require('net');
const server = net.createServer(async (socket) => { socket.destroy(); await null; throw new Error('rejected'); });
server.listen(0, () => net.connect(server.address().port).on('error', () => {}));
