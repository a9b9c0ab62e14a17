import type { LabEventBody } from '@socketlab/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import { kernel } from '../test/kernelEntries.ts';
import { opened, programOf, text } from '../test/logBuilder.ts';
import { conversation } from '../test/logs.ts';
import { delivered, dropped, sent, sentSegment } from '../test/packetEntries.ts';
import { timelineOf } from '../test/stories.ts';
import { plain, told } from '../test/told.ts';
import { explainErrorCode } from './errorWords.ts';

const client = programOf('client', 'p2');
const lane = { lane: 'program', host: 'client', program: 'p2' } as const;

describe('packets', () => {
  const syn = sent(0, { from: 'client', clientPort: 5, flags: ['SYN'], sequence: 1 });
  const data = (packet: number) =>
    sent(packet, { from: 'client', clientPort: 5, flags: ['ACK'], sequence: 2, acknowledgment: 9, text: '안녕' });

  test('[NA2] sent, arrived at the kernel and reached the handler are three sentences', () => {
    expect(told(data(0))?.[0]).toBe('클라이언트 컴퓨터의 커널이 데이터 6바이트를 회선으로 보냈습니다.');
    expect(told(data(0), delivered(0))).toEqual([
      '데이터 6바이트가 서버 컴퓨터의 커널에 도착했습니다.',
      '커널이 받았을 뿐입니다. 핸들러에는 `data` 이벤트로 따로 도달합니다.',
    ]);
    expect(told(client.event('o1', 'data', [6], [text('안녕')]))?.[0]).toBe(
      '데이터 6바이트를 담은 `data` 이벤트가 `client.js` 6행의 핸들러에 도달했습니다.',
    );
  });
  test('[NA2] what the wire loses, the sender does not know', () => {
    expect(told(syn, dropped(0))).toEqual([
      '`SYN`이 회선의 손실로 사라졌습니다.',
      '보낸 커널은 이 일을 모릅니다. 확인 응답이 오지 않으면 다시 보냅니다.',
    ]);
    expect(told(data(0), data(1))?.[0]).toBe('클라이언트 컴퓨터의 커널이 데이터 6바이트를 다시 보냈습니다.');
  });
  test('[NA3] an inferred segment is told as 추정, both ways', () => {
    const segment = {
      kind: 'inferred' as const,
      flags: ['SYN' as const],
      source: { address: '127.0.0.1', port: 5 },
      destination: { address: '127.0.0.2', port: 8080 },
      payloadBytes: 0,
      payload: '',
    };
    const inferred = sentSegment(0, 'client', segment);
    expect(told(inferred)?.[0]).toBe('클라이언트 컴퓨터가 `SYN`을 보낸 것으로 추정합니다.');
    expect(told(inferred, delivered(0))?.[0]).toBe('`SYN`이 서버 컴퓨터에 도착한 것으로 추정합니다.');
  });
  test('[NA2] a refusal is no end of a connection', () => {
    const reset = (sequence: number) =>
      sent(1, { from: 'server', clientPort: 5, flags: ['RST', 'ACK'], sequence, acknowledgment: 2 });
    expect(told(syn, reset(0))?.[1]).toContain('거부');
    expect(told(data(0), reset(9))?.[1]).toContain('끊습니다');
  });
  test('[NA4] a packet nobody saw leave is not told of', () => {
    expect(told(delivered(7))).toBeNull();
  });
});

describe('code', () => {
  test.each([
    [client.call('o1', 'write', 4, [text('안녕')]), "`client.js` 4행이 `write('안녕')`를 호출했습니다."],
    [client.call('o1', 'end', null), '페이지의 단추로 `client.js`의 소켓에 `end()`를 호출했습니다.'],
    [
      { ...client.call('o1', 'write', 4), via: 'pipe' } as LabEventBody,
      '`client.js` 4행의 `pipe()`에 이어 Node가 `write()`를 호출했습니다.',
    ],
    [
      { ...client.call('o1', 'end', 4), via: 'allowHalfOpen: false', site: null } as LabEventBody,
      '상대방이 보내는 방향을 닫아 Node가 스스로 `client.js`의 소켓에 `end()`를 호출했습니다.',
    ],
    [client.call('o1', 'new net.Socket', 2), '`client.js` 2행이 `new Socket()`을 호출했습니다.'],
    [client.event('o1', 'end', []), '`client.js`에서 `end` 이벤트가 일어났지만 받을 핸들러가 없습니다.'],
    [client.event('o1', 'close', [3, 4]), '`close` 이벤트가 `client.js` 3행의 핸들러 외 1곳에 도달했습니다.'],
    [client.print('안녕\n하세요', 9), '`client.js` 9행이 출력했습니다. `안녕…`'],
  ])('[NA5] %#', (body, sentence) => {
    expect(told(body)?.[0]).toBe(sentence);
  });
  test('[NA5] handing over a handler, an object and its addresses have nothing to tell', () => {
    for (const body of [
      client.call('o1', 'on', 3),
      client.event('o1', 'ready', []),
      { ...client.call('o1', 'connect', 3), via: 'net.connect' } as LabEventBody,
      { ...client.call('o1', 'destroy', 3), via: 'autoDestroy', site: null } as LabEventBody,
      client.object('o9', 'Socket', 3),
      client.address('o1', 5, 8080),
    ])
      expect(told(body)).toBeNull();
  });
  test('[NA5] bytes are told only where they are known: the preview counts in UTF-8', () => {
    expect(told(client.call('o1', 'write', 4, [text('616263'), text('hex')]))?.[1]).not.toContain('바이트입니다');
    expect(told(client.call('o1', 'write', 4, [text('안녕'), text('utf8')]))?.[1]).toContain('6바이트입니다');
  });
  test('[NA5] text of a stranger is shown as it is: its marks are not read', () => {
    expect(told(client.print('`rm` {을/를} 쓴다', 9))?.[0]).toBe('`client.js` 9행이 출력했습니다. ``rm` {을/를} 쓴다`');
  });
  test.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EADDRINUSE', 'ETIMEDOUT', 'ENOTFOUND', 'EACCES', 'EHOSTUNREACH'])(
    '[NA6] %s is explained, in an event and uncaught',
    (code) => {
      const explained = explainErrorCode(code)!;
      expect(explained).toMatch(/니다\.$/);
      expect(told(client.event('o1', 'error', [5], [{ kind: 'error', text: code, code }]))).toEqual([
        `오류 \`${code}\`${code.endsWith('N') ? '을' : '를'} 담은 \`error\` 이벤트가 \`client.js\` 5행의 핸들러에 도달했습니다.`,
        explained,
      ]);
      expect(told({ ...lane, kind: 'uncaught', name: 'Error', message: 'no', code, stack: '', site: null })?.[1]).toBe(
        explained,
      );
    },
  );
  test.each(['constructor', '__proto__', 'toString'])('[NA6] %s is a name like any other that nobody knows', (name) => {
    const error = (code: string) => [{ kind: 'error' as const, text: code, code }];
    const uncaught = (code: string) =>
      told({ ...lane, kind: 'uncaught', name: 'Error', message: 'no', code, stack: '', site: null });
    expect(told(client.event('o1', 'error', [5], error(name)))?.[1]).toBe(
      told(client.event('o1', 'error', [5], error('EUNKNOWN')))?.[1],
    );
    expect(uncaught(name)?.[1]).toBe(uncaught('EUNKNOWN')?.[1]);
    expect(told(client.event('o1', name, [5]))?.[1]).toBe('');
    expect(told(client.call('o1', name, 4))?.[1]).toBe('');
    expect(told({ ...client.call('o1', 'end', 4), via: name } as LabEventBody)?.[0]).toContain(
      `\`client.js\` 4행의 \`${name}()\`에 이어 Node가`,
    );
  });
});

describe('kernel, program, lab', () => {
  test('[NA7] a row is told when its state is new or it was sent again, not when a queue or timer moves', () => {
    const row = kernel('client', 5, 'SYN_SENT');
    expect(told(row)?.[0]).toBe(
      '클라이언트 컴퓨터의 커널이 소켓 `10.0.0.1:5 → 10.0.0.2:8080`을 `SYN_SENT` 상태로 적었습니다.',
    );
    expect(told(row, { ...row, timer: 'retransmit', timerMs: 900 } as LabEventBody)).toBeNull();
    expect(told(row, kernel('client', 5, 'SYN_SENT', 1))?.[0]).toContain('재전송을 1회째로 셉니다.');
  });
  test('a frozen program hears of no signal until it is thawed, and the page says so', () => {
    const terminate = { ...lane, kind: 'signal', signal: 'SIGTERM' } as const;
    const frozen = told(client.spawn(), { ...lane, kind: 'signal', signal: 'SIGSTOP' }, terminate);
    expect(frozen?.[1]).toContain('녹을 때까지');
  });
  test.each<[LabEventBody, string, string]>([
    [client.exit(0), '`client.js`가 종료 코드 0으로 끝났습니다.', '스스로'],
    [client.exit(1), '`client.js`가 종료 코드 1로 끝났습니다.', '스스로'],
    [
      { ...lane, kind: 'exit', code: null, signal: 'SIGKILL', reason: 'memory' },
      '`client.js`가 신호 `SIGKILL`로 끝났습니다.',
      '메모리',
    ],
    [
      { ...lane, kind: 'exit', code: null, signal: 'SIGKILL', reason: 'exited' },
      '`client.js`가 신호 `SIGKILL`로 끝났습니다.',
      '실험실이 보낸 신호가 아닙니다.',
    ],
    [
      { ...lane, kind: 'exit', code: null, signal: null, reason: 'failed-to-start' },
      '`client.js`를 시작하지 못했습니다.',
      '시작하지',
    ],
    [{ ...lane, kind: 'signal', signal: 'SIGTERM' }, '`client.js`에 신호 `SIGTERM`을 보냈습니다.', '정리'],
    [
      { ...lane, kind: 'name', asked: 'localhost', answered: '10.0.0.2', rule: 'localhost-is-server' },
      '이름 `localhost`를 주소 `10.0.0.2`로 바꾸었습니다.',
      '규칙',
    ],
    [
      { ...lane, kind: 'name', asked: '::', answered: '127.9.9.2', rule: 'own-address' },
      '주소를 적지 않은 서버가 `127.9.9.2`에서만 수신 대기합니다.',
      '규칙',
    ],
    [
      { ...lane, kind: 'name', asked: '0.0.0.0', answered: '127.9.9.2', rule: 'own-address' },
      '주소를 적지 않은 UDP 소켓을 `127.9.9.2`에만 바인딩합니다.',
      '모든 주소에 바인딩하면',
    ],
    [
      { ...lane, kind: 'name', asked: '127.0.0.1', answered: '10.0.0.2', rule: 'localhost-is-server' },
      '주소를 적지 않은 데이터그램을 `10.0.0.2`로 보냅니다.',
      '서버 컴퓨터로 읽습니다',
    ],
    [
      { ...lane, kind: 'consoleSkipped', lines: 300 },
      '`client.js`의 출력이 너무 잦아 300줄을 보이지 않습니다.',
      '그대로',
    ],
    [
      { ...lane, kind: 'skipped', count: 9 },
      '`client.js`의 호출과 이벤트가 너무 잦아 9개를 적지 않았습니다.',
      '그대로',
    ],
    [{ lane: 'wire', kind: 'delay', delayMs: 50 }, '회선의 한 방향 지연 시간을 50 ms로 정했습니다.', '왕복'],
    [{ lane: 'lab', kind: 'limit', what: 'programs' }, '동시에 실행할 수 있는 프로그램 수에 이르렀습니다.', '정지'],
  ])('[NA8] %#', (body, sentence, aside) => {
    expect(told(body)?.[0]).toBe(sentence);
    expect(told(body)?.[1]).toContain(aside);
  });
  test('[NA8] the first sentence says what the lab can see', () => {
    expect(told(opened)?.[1]).toContain('커널의 TCP를 따로');
    expect(told({ ...opened, mode: 'loopback' } as LabEventBody)?.[1]).toContain('추정');
  });
});

test('[NA9] every sentence of any log is whole: 합니다체, no mark left, no word that the glossary forbids', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryLog, fc.constant(conversation())), (log) => {
      const timeline = timelineOf(log);
      for (const { seq } of log) {
        const { narration } = timeline.view({ applied: seq + 1, atUs: 0 });
        if (narration?.seq !== seq) continue;
        const words = narration.parts
          .filter((part) => part.code !== true)
          .map((part) => part.text)
          .join(' ');
        expect(words).toMatch(/니다\./);
        for (const text of [words, plain(narration.aside)]) {
          expect(text).not.toMatch(/[{}]|undefined|null|NaN|에러|커넥션|핸드쉐이크|써버|당신|여러분|[!:]$/);
        }
      }
    }),
  );
});
