const net = require('net');

const server = { host: 'server', port: 8080 };
const first = net.connect(server, () => {
  console.log('첫째의 포트', first.localPort);
  const second = net.connect(server, () => {
    console.log('둘째의 포트', second.localPort);
    if (first.localPort === second.localPort) {
      console.log('두 포트가 같음');
    } else {
      console.log('두 포트가 다름');
    }
  });
  second.on('error', report);
});
first.on('error', report);

function report(error) {
  console.error('오류', error.code);
}
