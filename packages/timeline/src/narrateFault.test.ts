import type { LabEventBody, WireFault } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { udpKernel, udpKernelGone } from '../test/kernelEntries.ts';
import { programOf } from '../test/logBuilder.ts';
import { faultOn, sent, spoiled } from '../test/packetEntries.ts';
import { told } from '../test/told.ts';

const client = programOf('client', 'p2');

const latency: WireFault = { kind: 'latency', extraMs: 200, jitterMs: 0 };
const data = (packet: number) =>
  sent(packet, { from: 'client', clientPort: 5, flags: ['ACK'], sequence: 2, acknowledgment: 9, text: 'abc' });

describe('wire, programs, hosts', () => {
  test.each<[LabEventBody, string, string]>([
    [faultOn({ kind: 'loss', percent: 30 }), '서버 쪽으로 가는 회선에 장애를 걸었습니다. `손실 30%`', '씨앗은 7입니다'],
    [
      faultOn({ kind: 'cut' }, 'downstream', false),
      '클라이언트 쪽으로 가는 회선의 장애를 풀었습니다. `회선 끊기`',
      '새 패킷에 손대지 않습니다',
    ],
    [
      faultOn(latency, 'upstream', false),
      '서버 쪽으로 가는 회선의 장애를 풀었습니다. `추가 지연`',
      '늦추어 둔 패킷은 앞당겨져 보낸 순서대로',
    ],
    [
      { ...faultOn({ kind: 'loseNext', count: 1, like: 'SYN' }, 'upstream', false), spent: true } as LabEventBody,
      '서버 쪽으로 가는 회선의 장애가 할 일을 마치고 풀렸습니다. `골라서 손실`',
      '새 패킷에 손대지 않습니다',
    ],
    [{ lane: 'wire', kind: 'stepMode', on: true }, '한 패킷씩 보내기를 켰습니다.', '타이머는 멈추지 않습니다'],
    [{ lane: 'wire', kind: 'stepMode', on: false }, '한 패킷씩 보내기를 껐습니다.', '손으로 붙잡은 패킷은 그대로'],
    [
      { lane: 'lab', kind: 'preset', host: 'client', preset: 'fast' },
      '클라이언트 컴퓨터의 커널 설정을 빠른 실패로 바꾸었습니다.',
      '시간 초과',
    ],
    [
      { lane: 'lab', kind: 'preset', host: 'server', preset: 'linux' },
      '서버 컴퓨터의 커널 설정을 리눅스 기본값으로 바꾸었습니다.',
      '기본값',
    ],
    [{ lane: 'lab', kind: 'power', host: 'server', on: false }, '서버 컴퓨터의 전원을 껐습니다.', 'FIN이나 RST 없이'],
    [{ lane: 'lab', kind: 'power', host: 'server', on: true }, '서버 컴퓨터의 전원을 켰습니다.', '기억하지 못합니다'],
    [client.signal('SIGSTOP'), '`client.js`에 신호 `SIGSTOP`을 보냈습니다.', '얼어붙습니다'],
    [client.signal('SIGCONT'), '`client.js`에 신호 `SIGCONT`를 보냈습니다.', '다시 실행됩니다'],
    [
      client.action({ kind: 'block', ms: 3000 }),
      '페이지에서 `client.js`에 이벤트 루프를 3000 ms 동안 막으라고 시켰습니다.',
      '이 요청을 읽으면',
    ],
    [
      client.action({ kind: 'closeIdle', idleMs: 500 }),
      '페이지에서 `client.js`에 500 ms 이상 유휴인 소켓을 모두 닫으라고 시켰습니다.',
      '읽으면 그런 소켓마다 `destroy()`를 호출',
    ],
    [
      client.action({ kind: 'delayAccept', ms: 3000 }),
      '페이지에서 `client.js`의 서버가 새 연결을 3000 ms 늦게 알도록 시켰습니다.',
      '커널은 늦추지 않습니다',
    ],
    [
      client.action({ kind: 'delayAccept', ms: 0 }),
      '페이지에서 `client.js`의 수락 늦추기를 껐습니다.',
      '들어온 순서대로',
    ],
    [
      udpKernel('server', 8080),
      '서버 컴퓨터의 커널이 UDP 소켓 `0.0.0.0:8080`을 표에 적었습니다.',
      '연결도 상태도 없습니다',
    ],
    [
      udpKernelGone('server', 8080),
      '서버 컴퓨터의 커널이 UDP 소켓 `0.0.0.0:8080`을 표에서 지웠습니다.',
      '받을 소켓이 없습니다',
    ],
  ])('[NA10] %#', (body, sentence, aside) => {
    expect(told(body)?.[0]).toBe(sentence);
    expect(told(body)?.[1]).toContain(aside);
  });

  test('[NA10] a socket that is connected gets another row: the old one goes without a word', () => {
    const connected = udpKernel('client', 5, { address: '10.0.0.1', remotePort: 8080 });
    expect(told(udpKernel('client', 5), connected)?.[1]).toContain('적힌 상대방에게서 오는 데이터그램만');
    expect(told(udpKernel('client', 5), connected, udpKernelGone('client', 5))).toBeNull();
    // The same port of the other computer, or another port, is no other row of this socket.
    for (const other of [udpKernel('server', 5), udpKernel('client', 6)])
      expect(told(udpKernel('client', 5), other, udpKernelGone('client', 5))?.[1]).toContain('받을 소켓이 없습니다');
  });

  test('[NA10] a fault that holds nothing back lets nothing go, and another one may still be on', () => {
    for (const fault of [{ kind: 'loss', percent: 5 }, { kind: 'cut' }, { kind: 'refuse', code: 'host' }] as const) {
      const off = told(faultOn(latency), faultOn(fault), faultOn(fault, 'upstream', false));
      expect(off?.[1]).toBe('이 장애는 이제 새 패킷에 손대지 않습니다.');
    }
  });

  test('[NA10] where the bit that was turned over is one of the checksum, it is not said to be as it was sent', () => {
    const at = 20 + 16; // A plain IP header, and the checksum's place in TCP's (RFC 9293, 3.1).
    expect(told(data(0), spoiled(0, data(0), at))?.[1]).toBe(
      'IP 헤더의 첫 바이트를 0번째로 셉니다. 체크섬이 더는 맞지 않으므로, 도착하면 받는 커널이 알아챕니다.',
    );
  });

  test('[NA10] a row of UDP is told when it is new or has thrown datagrams away', () => {
    const row = udpKernel('server', 8080);
    expect(told(row, udpKernel('server', 8080))).toBeNull();
    expect(told(row, udpKernel('server', 8080, { drops: 2 }))?.[0]).toBe(
      '서버 컴퓨터의 커널이 UDP 소켓 `0.0.0.0:8080`에 온 데이터그램 2개를 버렸습니다.',
    );
  });
});
