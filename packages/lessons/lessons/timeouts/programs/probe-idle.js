const net = require('net');

const verdict = (id, ok, expected, got) =>
  console.log('[검사]', JSON.stringify({ id, ok, expected, got }));

const open = () => net.connect({ host: 'server', port: 8080 });

/**
 * Says nothing, and resolves with after how many ms the server closed, or null. Counted from before the server can have begun to count:
 * however late we hear of things, it was not sooner.
 */
function beSilent() {
  return new Promise((resolve) => {
    const since = Date.now();
    const socket = open();
    socket.on('end', () => resolve(Date.now() - since));
    socket.on('error', () => {});
    socket.resume();
    setTimeout(() => resolve(null), 8000);
  });
}

/** Says a word every half second, seven in all, and resolves with how many were answered. */
function keepTalking() {
  return new Promise((resolve) => {
    const socket = open();
    let said = 0;
    let heard = 0;
    socket.setEncoding('utf8');
    // Words and answers may come together: what counts is which of the words came back.
    socket.on('data', (text) => {
      heard += text.split('말').length - 1;
      if (heard >= 7) resolve(heard);
    });
    socket.on('end', () => resolve(heard));
    socket.on('error', () => resolve(heard));
    socket.on('connect', () => {
      const timer = setInterval(() => {
        said += 1;
        socket.write('말' + said);
        if (said === 7) clearInterval(timer);
      }, 500);
    });
    setTimeout(() => resolve(heard), 8000);
  });
}

async function main() {
  const [silentMs, answered] = await Promise.all([beSilent(), keepTalking()]);
  const text = silentMs === null ? '닫히지 않았습니다' : `${silentMs} ms`;
  verdict('silent-closed', silentMs !== null, '조용한 손님을 닫음', text);
  verdict('patient', silentMs !== null && silentMs >= 2400, '2.5초쯤', text);
  verdict('active-kept', answered >= 7, '일곱 마디에 모두 답함', `${answered}마디에 답함`);
  process.exit();
}

main();
