const net = require('net');

const to = { host: 'server', port: 8080 };
const client = net.connect(to);
client.setEncoding('utf8');

client.on('connect', () => client.write('그만'));

client.on('data', (text) => {
  console.log('받음', text);
  if (text === '문을 닫습니다') knock();
  else client.end();
});

client.on('close', () => {
  console.log('연결이 닫힘');
});

client.on('error', (error) => {
  console.error('오류', error.code);
});

// 새 연결을 걸어 본 뒤, 옛 연결에 씁니다.
function knock() {
  const second = net.connect(to);
  second.on('error', (error) => {
    console.log('새 연결', error.code);
    client.write('아직 있습니까');
  });
}
