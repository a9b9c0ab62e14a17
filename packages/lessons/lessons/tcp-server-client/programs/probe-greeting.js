const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log(
    '[검사]',
    JSON.stringify({ id, ok, expected, got }),
  );

const greeting = '어서 오세요';
const question = '만나서 반갑습니다';
let heard = '';
let asked = false;

const socket = net.connect({
  host: 'server',
  port: 8080,
});
socket.setEncoding('utf8');

// A server that greets does so by itself.
const patience = setTimeout(() => {
  verdict('greets-first', false, greeting, heard);
  socket.destroy();
}, 3000);

socket.on('data', (text) => {
  heard += text;
  if (!asked && heard.includes(greeting)) {
    asked = true;
    clearTimeout(patience);
    verdict('greets-first', true, greeting, heard);
    heard = '';
    socket.write(question);
    setTimeout(finish, 2000);
  } else if (asked && heard.includes(question)) {
    finish();
  }
});

function finish() {
  const ok = heard.includes(question);
  verdict('still-answers', ok, question, heard);
  socket.destroy();
  process.exit();
}

socket.on('error', (error) => {
  verdict('greets-first', false, greeting, error.code);
});
