const net = require('net');
const s = new net.Socket(); for (let i = 0; i < 12; i++) s.on('data', () => {});
process.emitWarning('careful', { code: 'X1' });
process.on('warning', (w) => console.log(w.name, w.count, w.stack));
