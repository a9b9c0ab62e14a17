const net = require('net');
let again = true;
process.on('beforeExit', (code) => { console.log('beforeExit', code); if (again) { again = false; net.createServer().listen(0, function () { this.close(); }); } });
process.on('exit', (code) => console.log('exit', code));
