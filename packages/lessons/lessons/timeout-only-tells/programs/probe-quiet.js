const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const words = '조용해서 끊습니다';
let heard = '';
const quiet = net.connect({ host: 'server', port: 8080 });
quiet.setEncoding('utf8');
quiet.on('data', (text) => {
  heard += text;
});
quiet.on('error', () => {});
const patience = setTimeout(() => {
  verdict('told', heard.startsWith(words), words, heard || '아무 말도 없음');
  verdict('closed', false, '닫힘', '계속 열려 있음');
  process.exit();
}, 6000);
quiet.on('end', () => {
  clearTimeout(patience);
  verdict('told', heard === words, words, heard || '아무 말 없이 끊김');
  verdict('closed', true, '닫힘', '닫힘');
  chat();
});

// The second guest says a word every 0.3 s: much more often than the server waits.
function chat() {
  const lively = net.connect({ host: 'server', port: 8080 });
  let left = 12;
  let lost = false;
  lively.resume();
  lively.on('error', () => {
    lost = true;
  });
  lively.on('end', () => {
    lost = true;
  });
  const timer = setInterval(() => {
    left -= 1;
    if (lost || left === 0) {
      clearInterval(timer);
      verdict('active-stays', !lost, '3.6초 내내 연결됨', lost ? '말하고 있는데 끊김' : '3.6초 내내 연결됨');
      process.exit();
    }
    lively.write('저 여기 있어요');
  }, 300);
}
