const net = require('net');

const client = net.connect({
  host: 'server',
  port: 8080,
});
const chunk = Buffer.alloc(64 * 1024);

client.on('connect', () => {
  // false를 무시하고 6 MB를 씁니다.
  let ok = true;
  for (let i = 0; i < 96; i += 1) {
    ok = client.write(chunk);
  }
  console.log('마지막으로 돌려받은 값', ok);
  setTimeout(report, 1500);
});

function report() {
  const mb = client.writableLength / 1024 ** 2;
  console.log('남은 것', mb.toFixed(1), 'MB');
  if (mb > 1) console.log('1 MB가 넘게 남음');
  else console.log('대부분 나감');
}

client.on('error', (error) => {
  console.error('오류', error.code);
});
