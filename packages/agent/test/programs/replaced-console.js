const net = require('net');
const written = []; const original = process.stdout.write;
process.stdout.write = (text, ...rest) => { written.push(text); return original.call(process.stdout, `[${text.trim()}]\n`, ...rest); };
console.log('one'); process.stdout.write('two\n');
console = { log: (x) => original.call(process.stdout, `mine ${x}\n`) };
console.log('three');
process.stderr.write('to stderr\n'); process.stdout.write = original; process.stdout.write(Buffer.from('bytes\n')); process.stdout.write('cb\n', () => net.createServer().listen(0, function () { this.close(); }));
