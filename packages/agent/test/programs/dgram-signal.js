const dgram = require('dgram');
const controller = new AbortController();
const socket = dgram.createSocket({ type: 'udp4', signal: controller.signal });
socket.on('close', () => console.log('close'));
socket.bind(0, () => controller.abort());
const aborted = dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() }).on('close', () => console.log('closed at once'));
try { dgram.createSocket({ type: 'udp4', signal: 1 }); } catch (e) { console.log(e.code); }
