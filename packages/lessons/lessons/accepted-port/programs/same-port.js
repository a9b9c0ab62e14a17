const net = require('net');

// 셋 다 내 포트를 50000으로 정해 놓고 겁니다.
function open(name, port, next) {
  const client = net.connect({
    host: 'server',
    port,
    localPort: 50000,
  });
  client.on('connect', () => {
    console.log(name, '연결됨');
    next();
  });
  client.on('error', (error) => {
    console.error(name, '오류', error.code);
  });
  client.on('close', () => {
    process.exit();
  });
}

open('8080으로', 8080, () => {
  open('8081로', 8081, () => {
    open('다시 8080으로', 8080, () => {});
  });
});
