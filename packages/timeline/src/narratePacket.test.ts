import { encodeBase64, encodeIcmp } from '@socketlab/packets';
import { dropReasonSchema, type LabEventBody, type WireFault } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { programOf } from '../test/logBuilder.ts';
import {
  delayed,
  delivered,
  dropped,
  faultOn,
  held,
  released,
  sent,
  sentDatagram,
  spoiled,
} from '../test/packetEntries.ts';
import { told } from '../test/told.ts';
import { noteWords } from './noteWords.ts';

const client = programOf('client', 'p2');

const syn = (packet: number) => sent(packet, { from: 'client', clientPort: 5, flags: ['SYN'], sequence: 1 });
const data = (packet: number) =>
  sent(packet, { from: 'client', clientPort: 5, flags: ['ACK'], sequence: 2, acknowledgment: 9, text: 'abc' });
const latency: WireFault = { kind: 'latency', extraMs: 200, jitterMs: 0 };

describe('packets', () => {
  test.each<[LabEventBody[], string, string]>([
    [[syn(0), held(0)], '페이지에서 `SYN`을 회선에 붙잡았습니다.', '재전송 타이머'],
    [[syn(0), held(0, 'step')], '`SYN`이 회선에서 다음을 기다립니다.', '모릅니다'],
    [
      [syn(0), held(0), released(0, 151_000)],
      '`SYN`이 회선에서 풀려 다시 갑니다.',
      '서버 컴퓨터에는 150 ms 뒤에 도착합니다.',
    ],
    [[syn(0), delayed(0, 401_000, 'hand')], '페이지에서 `SYN`의 도착을 늦추었습니다.', '400 ms 뒤'],
    [[data(0), delayed(0, 401_000)], '회선의 장애(추가 지연)가 데이터 3바이트의 도착을 늦추었습니다.', '400 ms 뒤'],
    [
      [data(0), delayed(0, 401_000), faultOn(latency, 'upstream', false), delayed(0, 201_000)],
      '회선의 장애(추가 지연)가 풀려 데이터 3바이트의 도착이 앞당겨졌습니다.',
      '200 ms 뒤',
    ],
    [
      [syn(0), delayed(0, 401_000, 'hand'), delayed(0, 301_000, 'hand')],
      '페이지에서 `SYN`의 도착을 앞당겼습니다.',
      '300 ms',
    ],
    [[data(0), spoiled(0, data(0))], '회선의 장애(손상)가 데이터 3바이트의 42번째 바이트를 바꾸었습니다.', '체크섬'],
    [
      [data(0), spoiled(0, data(0)), delivered(0)],
      '데이터 3바이트가 서버 컴퓨터의 커널에 도착했습니다.',
      '체크섬이 맞지 않아',
    ],
  ])('[NA10] %#', (bodies, sentence, aside) => {
    expect(told(...bodies)?.[0]).toBe(sentence);
    expect(told(...bodies)?.[1]).toContain(aside);
  });

  test('[NA10] every way to lose a packet has its sentence, and says who does not know', () => {
    const sentences = dropReasonSchema.options.map((reason) => told(syn(0), dropped(0, reason)));
    expect(new Set(sentences.map((pair) => pair?.[0])).size).toBe(dropReasonSchema.options.length);
    dropReasonSchema.options.forEach((reason, index) => {
      const unknown = sentences[index]?.[1].includes('보낸 커널은 이 일을 모릅니다.');
      expect([reason, unknown]).toEqual([reason, reason !== 'refused']);
    });
    expect(told(syn(0), dropped(0, 'repeated'))?.[1]).toContain('아직 회선에 붙잡혀 있습니다.');
  });

  test('[NA10] where a router answers by ICMP, it is told what the sender makes of the answer', () => {
    const mtu = (tellSender: boolean) => faultOn({ kind: 'mtu', bytes: 552, tellSender });
    expect(told(syn(0), dropped(0, 'refused'))?.[1]).toContain('연결을 포기하고');
    expect(told(data(0), dropped(0, 'refused'))?.[1]).toContain('연결을 버리지 않고 다시 보냅니다.');
    expect(told(mtu(true), data(0), dropped(0, 'mtu'))?.[1]).toContain('더 작게 나누어');
    const datagram = sentDatagram(0, { from: 'client', clientPort: 5, text: 'abc' });
    expect(told(datagram, dropped(0, 'refused'))?.[1]).toContain('다시 보내지는 않습니다.');
    // A black hole, a router that may cut the packet to pieces, and the other direction's: nobody says a word.
    const elsewhere = faultOn({ kind: 'mtu', bytes: 552, tellSender: true }, 'downstream');
    for (const story of [
      [mtu(false), data(0), dropped(0, 'mtu')],
      [elsewhere, data(0), dropped(0, 'mtu')],
      [mtu(true), datagram, dropped(0, 'mtu')],
    ])
      expect(told(...story)?.[1]).toContain('보낸 커널은 이 일을 모릅니다.');
  });

  test('[NA11] what is sent again while the first is held is told as what it is', () => {
    expect(told(syn(0), held(0, 'step'), syn(1))).toEqual([
      '클라이언트 컴퓨터의 커널이 `SYN`을 다시 보냈습니다.',
      '먼저 보낸 것은 사라지지 않고 회선에 붙잡혀 있습니다. 커널은 그것을 모르고 확인 응답이 없어 재전송합니다.',
    ]);
    expect(told(syn(0), held(0), released(0, 5000), syn(1))?.[1]).not.toContain('붙잡혀');
    expect(told(syn(0), held(0), data(1))?.[0]).toContain('회선으로 보냈습니다.');
    // An ACK that is held has the number of the data behind it, and is not that data.
    const ack = sent(0, { from: 'client', clientPort: 5, flags: ['ACK'], sequence: 2, acknowledgment: 9 });
    expect(told(ack, held(0), data(1), data(2))?.[1]).not.toContain('붙잡혀');
    expect(told(data(0), held(0), data(1))?.[1]).toContain('붙잡혀');
  });

  test('[NA11] what the wire made is no kernel’s, also where it ends', () => {
    const copy = { ...data(1), origin: { kind: 'copy', of: 0, by: 'hand' } } as LabEventBody;
    expect(told(data(0), copy)?.[0]).toBe('페이지에서 데이터 3바이트를 하나 더 만들었습니다.');
    expect(told(data(0), copy)?.[1]).toContain('커널이 다시 보낸 것이 아니라');
    expect(told(data(0), copy)?.[1]).toContain('받는 커널이 겹친 것을 가려냅니다.');
    expect(told(data(0), copy, delivered(1))?.[1]).toContain('확인 응답만 다시');
    expect(told(data(0), copy, dropped(1))?.[1]).toContain('다시 보낼 커널이 없습니다');
    // A datagram has no numbers to be known by, and a bare ACK is answered by nobody.
    const datagram = sentDatagram(1, { from: 'client', clientPort: 5, text: 'abc' });
    const second = { ...datagram, origin: { kind: 'copy', of: 0, by: 'duplicate' } } as LabEventBody;
    expect(told(second)?.[1]).toContain('둘 다 소켓까지 갑니다.');
    expect(told(second, delivered(1))?.[1]).toContain('`message` 이벤트로 따로');
    const ack = sent(1, { from: 'client', clientPort: 5, flags: ['ACK'], sequence: 2, acknowledgment: 9 });
    const bare = { ...ack, origin: { kind: 'copy', of: 0, by: 'duplicate' } } as LabEventBody;
    expect(told(bare, delivered(1))?.[1]).toBe('회선이 만든 복제본입니다.');
    const reset = sent(1, { from: 'server', clientPort: 5, flags: ['RST'], sequence: 9 });
    expect(told(data(0), { ...reset, origin: { kind: 'middlebox', cause: 0, by: 'reset' } } as LabEventBody)).toEqual([
      '회선의 중간 장비(RST 끼워 넣기)가 클라이언트 컴퓨터로 `RST`를 보냈습니다.',
      '어느 컴퓨터의 커널이 보낸 것도 아닙니다.',
    ]);
  });

  test('[NA10] a copy of a spoiled packet is thrown away like the spoiled one', () => {
    const wrong = spoiled(0, data(0));
    if (wrong.kind !== 'changed') throw new TypeError('not a changed packet');
    const copy = {
      ...data(1),
      segment: wrong.segment,
      origin: { kind: 'copy', of: 0, by: 'duplicate' },
    } as LabEventBody;
    expect(told(data(0), wrong, copy, delivered(1))?.[1]).toContain('체크섬이 맞지 않아');
  });

  test('[NA11] what a router answers by ICMP is told in words', () => {
    const bytes = encodeIcmp({ source: '10.0.0.2', destination: '10.0.0.1', type: 3, code: 4 });
    const icmp: LabEventBody = {
      lane: 'packet',
      kind: 'sent',
      packet: 1,
      from: 'server',
      to: 'client',
      direction: 'downstream',
      segment: { kind: 'observed', bytes: encodeBase64(bytes), length: bytes.length },
      origin: { kind: 'middlebox', cause: 0, by: 'mtu' },
    };
    expect(told(data(0), icmp)?.[0]).toBe(
      '회선의 중간 장비(MTU 제한)가 클라이언트 컴퓨터로 `ICMP 패킷이 너무 큼`을 보냈습니다.',
    );
    expect(told(data(0), icmp, delivered(1))?.[1]).toContain('더 작게 나누어');
  });

  test('[NA10] what is done to a packet that is gone is not told of', () => {
    for (const late of [held(0), released(0, 9), delayed(0, 9), spoiled(0, data(0))])
      expect(told(data(0), delivered(0), late)).toBeNull();
  });

  test('[NA12] a segment with a name of Wireshark’s is explained by it', () => {
    const ack = (packet: number, sequence: number, window: number) =>
      sent(packet, { from: 'server', clientPort: 5, flags: ['ACK'], sequence, acknowledgment: 5, window });
    expect(told(ack(0, 9, 10), ack(1, 9, 0))?.[1]).toContain(noteWords['zero-window'].explain);
    expect(told(ack(0, 9, 0), ack(1, 9, 10))?.[1]).toContain('윈도우 갱신입니다.');
    expect(told(ack(0, 9, 10), ack(1, 9, 10))?.[1]).toContain('중복 확인 응답입니다.');
  });

  test('[NA2] of a dgram socket it is told what holds for datagrams', () => {
    const call = { ...client.datagramCall('d1', 'send', 3, [{ kind: 'string', text: "'abc'", bytes: 3 }]) };
    expect(told(call)).toEqual([
      "`client.js` 3행이 `send('abc')`를 호출했습니다.",
      '3바이트입니다. 데이터그램 하나를 커널에 맡깁니다. 도착했는지 아무도 알려 주지 않고, 다시 보내지도 않습니다.',
    ]);
    const event = (name: string) =>
      ({ ...client.event('d1', name, [4]), objectType: 'DatagramSocket' }) as LabEventBody;
    expect(told(event('listening'))?.[1]).toContain('데이터그램을 받기 시작');
    expect(told(event('connect'))?.[1]).toContain('아직 모릅니다');
    expect(told({ ...event('message'), args: [{ kind: 'bytes', text: '…', bytes: 3 }] } as LabEventBody)?.[0]).toBe(
      '데이터 3바이트를 담은 `message` 이벤트가 `client.js` 4행의 핸들러에 도달했습니다.',
    );
  });

  test('[NA2] a datagram that has arrived has reached no handler yet', () => {
    const datagram = sentDatagram(0, { from: 'client', clientPort: 5, text: 'abc' });
    expect(told(datagram, delivered(0))?.[0]).toBe('UDP 데이터그램 3바이트가 서버 컴퓨터의 커널에 도착했습니다.');
    expect(told(datagram, delivered(0))?.[1]).toContain('`message` 이벤트로 따로');
  });
});
