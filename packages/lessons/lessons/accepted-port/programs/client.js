const net = require('net');

const ports = [];

function open() {
  const client = net.connect({
    host: 'server',
    port: 8080,
  });
  client.on('connect', () => {
    ports.push(client.localPort);
    console.log('내 포트', client.localPort);
    if (ports.length === 2) {
      const same = ports[0] === ports[1];
      console.log(same ? '둘이 같음' : '둘이 다름');
    }
    // 조금 열어 두었다가 마칩니다.
    setTimeout(() => client.end(), 1500);
  });
  client.on('error', (error) => {
    console.error('오류', error.code);
  });
}

open();
open();
