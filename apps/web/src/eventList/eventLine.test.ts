import type { LabEvent } from '@socketlab/protocol';
import type { PacketView } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { eventLine } from './eventLine.ts';

const packet = { packet: 3, label: 'SYN', from: 'client', to: 'server', inferred: false } as PacketView;
const lineOf = (event: object) =>
  eventLine({ seq: 0, at: 0, ...event } as LabEvent, (id) => (id === 3 ? packet : undefined));
const onWire = { lane: 'packet', packet: 3 };

test('[WB24] what was done to a packet stands in the list with whoever did it', () => {
  expect(lineOf({ ...onWire, kind: 'held', by: 'hand' })).toMatchObject({ text: 'SYN', detail: '붙잡힘 · 손' });
  expect(lineOf({ ...onWire, kind: 'released', by: 'step', dueUs: 9 })?.detail).toBe('다시 출발 · 한 패킷씩');
  expect(lineOf({ ...onWire, kind: 'dropped', reason: 'loss' })?.detail).toBe('사라짐 · 손실');
  const late = { ...onWire, kind: 'delayed', by: 'latency', dueUs: 9 };
  expect(lineOf({ ...late, seq: 5 })?.detail).toBe('늦춰짐 · 추가 지연');
  const copy = { kind: 'copy', of: 1, by: 'duplicate' };
  expect(
    lineOf({ ...onWire, kind: 'sent', from: 'client', to: 'server', direction: 'upstream', origin: copy })?.detail,
  ).toBe('출발 · 복제본');
});

test('[WB24] a packet that comes sooner because a fault is off is not called late', () => {
  const sooner = { ...packet, sooner: [7] } as PacketView;
  const event = { seq: 7, at: 0, ...onWire, kind: 'delayed', by: 'latency', dueUs: 9 } as LabEvent;
  expect(eventLine(event, () => sooner)?.detail).toBe('앞당겨짐 · 추가 지연');
  expect(eventLine({ ...event, seq: 6 }, () => sooner)?.detail).toBe('늦춰짐 · 추가 지연');
});

test('[WB24] faults, step mode, presets and power are entries of the list too', () => {
  const fault = { lane: 'wire', kind: 'fault', direction: 'upstream', seed: 1, fault: { kind: 'loss', percent: 30 } };
  expect(lineOf({ ...fault, on: true })).toMatchObject({ text: '손실 30%', detail: '클라이언트 → 서버' });
  expect(lineOf({ ...fault, on: false, spent: true })).toMatchObject({
    text: '손실 꺼짐',
    detail: '클라이언트 → 서버 · 다 씀',
  });
  expect(lineOf({ lane: 'wire', kind: 'stepMode', on: true })?.text).toBe('한 패킷씩 켜짐');
  expect(lineOf({ lane: 'lab', kind: 'preset', host: 'client', preset: 'fast' })).toMatchObject({
    host: 'client',
    text: '빠른 실패',
  });
  expect(lineOf({ lane: 'lab', kind: 'power', host: 'server', on: false })?.text).toBe('전원 꺼짐');
  const action = { lane: 'program', kind: 'action', host: 'server', program: 'p1' };
  expect(lineOf({ ...action, action: { kind: 'block', ms: 2000 } })?.text).toBe('이벤트 루프 막기 2초');
  expect(lineOf({ ...action, action: { kind: 'delayAccept', ms: 500 } })?.text).toBe('수락 늦추기 0.5초');
  expect(lineOf({ ...action, action: { kind: 'delayAccept', ms: 0 } })?.text).toBe('수락 늦추기 꺼짐');
});

test('[WB24] a rule for addresses is listed by what it decided', () => {
  const name = { lane: 'program', kind: 'name', host: 'client', program: 'p1', answered: '127.9.9.2' };
  const detail = (rule: string, asked: string) => lineOf({ ...name, rule, asked })?.detail;
  expect(detail('own-address', '::')).toBe('수신 주소');
  expect(detail('own-address', '0.0.0.0')).toBe('바인딩 주소');
  expect(detail('localhost-is-server', 'localhost')).toBe('이름 찾기');
  expect(detail('localhost-is-server', '127.0.0.1')).toBe('보낼 주소');
});

test('[WB24] a UDP socket is listed with what its kernel threw away', () => {
  const udp = {
    lane: 'kernel',
    kind: 'udpSocket',
    host: 'server',
    local: { address: '10.0.0.2', port: 41234 },
    remote: { address: '0.0.0.0', port: 0 },
    sendQueueBytes: 0,
    receiveQueueBytes: 0,
    drops: 4,
  };
  expect(lineOf(udp)).toMatchObject({ text: 'UDP 소켓 · 버림 4개', detail: ':41234' });
});

test('[WB28] among more than two computers a packet that leaves says where it goes', () => {
  const sent = {
    seq: 0,
    at: 0,
    ...onWire,
    kind: 'sent',
    from: 'client',
    to: 'client3',
    direction: 'upstream',
  } as LabEvent;
  expect(eventLine(sent, () => packet, true)?.detail).toBe('출발 → 클라이언트 3');
  expect(eventLine(sent, () => packet)?.detail).toBe('출발');
});
