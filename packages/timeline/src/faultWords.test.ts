import { packetDoerSchema, type WireFault, wireFaultKinds } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { doerWords, dropWords, faultWords } from './faultWords.ts';
import { noteWords } from './noteWords.ts';

describe('words', () => {
  const examples: WireFault[] = [
    { kind: 'latency', extraMs: 200, jitterMs: 50 },
    { kind: 'loss', percent: 30 },
    { kind: 'loseNext', count: 2, like: 'DATA' },
    { kind: 'duplicate', percent: 10 },
    { kind: 'reorder', percent: 10, byMs: 300 },
    { kind: 'bandwidth', kilobitsPerSecond: 64, queuePackets: 10 },
    { kind: 'mtu', bytes: 576, tellSender: true },
    { kind: 'corrupt', percent: 5 },
    { kind: 'cut' },
    { kind: 'nat', idleMs: 5000 },
    { kind: 'reset' },
    { kind: 'refuse', code: 'host' },
  ];

  test('[NA12] every fault, doer, loss and note has a name and a sentence', () => {
    expect(examples.map(({ kind }) => kind)).toEqual([...wireFaultKinds]);
    expect(examples.map((fault) => faultWords[fault.kind].short(fault))).toEqual([
      '추가 지연 200±50 ms',
      '손실 30%',
      '다음 데이터 2개 손실',
      '복제 10%',
      '순서 바꾸기 10%, 300 ms',
      '대역폭 64 kbit/s, 대기열 10개',
      'MTU 576바이트, ICMP로 알림',
      '손상 5%',
      '회선 끊기',
      'NAT 망각 5000 ms',
      'RST 끼워 넣기',
      'ICMP 거절(호스트)',
    ]);
    expect(packetDoerSchema.options.every((doer) => doerWords[doer] !== '')).toBe(true);
    const explained = [...Object.values(faultWords), ...Object.values(noteWords)];
    for (const { name, explain } of explained) {
      expect(name).not.toBe('');
      expect(explain).toMatch(/니다\.$/);
    }
    expect(new Set(Object.values(noteWords).map(({ name }) => name)).size).toBe(11);
    expect(Object.values(dropWords).every(({ told: words }) => /니다\.$/.test(words))).toBe(true);
  });
});
