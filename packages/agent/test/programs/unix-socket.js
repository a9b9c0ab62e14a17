const net = require('net'); const path = `/tmp/socketlab-test-${process.pid}.sock`;
const server = net.createServer((s) => { s.end('unix'); server.close(); }).listen(path, () => { console.log(typeof server.address()); net.connect(path).on('data', (d) => console.log(String(d))).on('close', () => console.log('closed')); });
net.connect('/tmp/socketlab-none.sock').on('error', (e) => console.log(e.code));
