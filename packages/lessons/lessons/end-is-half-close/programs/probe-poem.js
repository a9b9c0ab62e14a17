const net = require('net');

// Waits for the end of the question, then answers in three pieces with a pause before each: 15 characters in all.
const pieces = ['갈 봄 여름 없이 ', '꽃이 ', '피네'];

const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.resume();
  socket.on('error', () => {});
  socket.on('end', () => {
    const left = [...pieces];
    const say = () => {
      const piece = left.shift();
      if (left.length === 0) return socket.end(piece);
      socket.write(piece);
      setTimeout(say, 500);
    };
    setTimeout(say, 500);
  });
  // Long enough for the client to say what it has heard.
  socket.on('close', () => setTimeout(() => process.exit(), 800));
});

server.listen(8080);
