const net = require('net');

function visit(name, next) {
  const socket = net.connect({
    host: 'server',
    port: 8080,
  });
  socket.setEncoding('utf8');

  socket.on('connect', () => {
    socket.write(name);
  });

  socket.on('data', (text) => {
    console.log(name, '받음:', text);
    next();
  });

  socket.on('error', (error) => {
    console.error('오류', error.code);
  });
}

// 앞의 연결을 연 채로 다음 연결을 맺습니다
visit('가', () => {
  visit('나', () => {
    visit('다', () => {
      console.log('연결 셋이 열려 있습니다');
    });
  });
});
