/** A pair of programs that stay connected and say something now and then, as a lesson's do. */
export const server = `
require('net').createServer((socket) => socket.on('data', (data) => socket.write(data))).listen(8080);
`;
export const client = (everyMs: number) => `
const socket = require('net').connect(8080, 'server');
setInterval(() => socket.write('안녕하세요'), ${everyMs});
`;
