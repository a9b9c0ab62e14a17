const net = require('net');

// Waits for the end of the question, then answers in three pieces with pauses between them: 15 characters in all.
const pieces = ['갈 봄 여름 없이 ', '꽃이 ', '피네'];

const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.resume();
  socket.on('error', () => {});
  socket.on('end', () => {
    pieces.forEach((piece, index) => {
      setTimeout(() => (index === pieces.length - 1 ? socket.end(piece) : socket.write(piece)), 400 * (index + 1));
    });
  });
  // Long enough for the client to say what it has heard.
  socket.on('close', () => setTimeout(() => process.exit(), 800));
});

server.listen(8080);
