const net = require('net');

// 글을 보내고, 응답을 받으면 강제로 끊는 손님
const rude = net.connect({
  host: 'server',
  port: 8080,
});

rude.on('connect', () => {
  rude.write('잠시만요');
});

rude.on('data', () => {
  console.log('강제로 끊고 나감');
  rude.resetAndDestroy();
});

rude.on('error', (error) => {
  console.error('오류', error.code);
});
