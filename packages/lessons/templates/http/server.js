const net = require('node:net');

const server = net.createServer((socket) => {
  let request = '';
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    request += text;
    // 빈 줄이 요청 머리말의 끝입니다.
    if (!request.includes('\r\n\r\n')) return;
    const [first] = request.split('\r\n');
    console.log('요청', first);
    const body = Buffer.from('소켓으로 보낸 글\n');
    const head = [
      'HTTP/1.1 200 OK',
      'Content-Type: text/plain;charset=utf-8',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ];
    socket.write(head.join('\r\n'));
    socket.write('\r\n\r\n');
    socket.end(body);
  });
  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
});

server.listen(8080);
