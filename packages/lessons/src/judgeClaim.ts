import type { LabHappening, LessonFacts } from './happening.ts';
import { matches } from './matchCondition.ts';
import type { Claim, Matcher } from './schema/claim.ts';

/** A whole run, as claims are judged over it. */
export interface Run {
  happenings: readonly LabHappening[];
  facts: LessonFacts;
  /** The hidden program of this run, or null. */
  probe: string | null;
}

/** `seq` is the entry of the log to look at: what decided it, or null where there is none. Words are for the reader, in Korean. */
export interface Verdict {
  ok: boolean;
  seq: number | null;
  expected: string;
  got: string;
}

/** Holds this of the run? Pure. */
export function judgeClaim(claim: Claim, run: Run): Verdict {
  const inTime = [...run.happenings].sort((a, b) => a.atUs - b.atUs || a.event.seq - b.event.seq);
  if ('probe' in claim) return judgeProbe(claim.probe, run);
  if ('count' in claim) return judgeCount(claim, inTime, run.facts);
  if ('inOrder' in claim) return judgeOrder(claim.inOrder, inTime, run.facts);
  if ('pauses' in claim) return judgePauses(claim, inTime, run.facts);
  if ('remains' in claim) return judgeRemains(claim, inTime, run.facts);
  if ('bytes' in claim) return judgeBytes(claim, inTime, run.facts);
  return judgeBetween(claim, inTime, run.facts);
}

type Of<K extends string> = Extract<Claim, Record<K, unknown>>;

const find = (list: readonly LabHappening[], matcher: Matcher, facts: LessonFacts, from = 0): number =>
  list.findIndex((one, index) => index >= from && matches(matcher, one, facts));

function judgeCount(claim: Of<'count'>, list: readonly LabHappening[], facts: LessonFacts): Verdict {
  const min = claim.min ?? (claim.max === undefined ? 1 : 0);
  const max = claim.max ?? Number.POSITIVE_INFINITY;
  const start = claim.after ? find(list, claim.after, facts) : -1;
  const end = claim.before ? find(list, claim.before, facts, start + 1) : -1;
  const counts = claim.after === undefined || start >= 0;
  const part = counts ? list.slice(start + 1, end < 0 ? undefined : end) : [];
  const hits = part.filter((one) => matches(claim.count, one, facts));
  const ok = counts && hits.length >= min && hits.length <= max;
  const decisive = hits.length > max ? hits[max] : (hits.at(-1) ?? list[start] ?? list.at(-1));
  return {
    ok,
    seq: decisive?.event.seq ?? null,
    expected: boundsText(min, max, '번'),
    got: counts ? (hits.length === 0 ? '한 번도 없었습니다' : `${hits.length}번`) : '그 순간이 오지 않았습니다',
  };
}

function judgeOrder(order: readonly Matcher[], list: readonly LabHappening[], facts: LessonFacts): Verdict {
  let at = -1;
  for (const [index, matcher] of order.entries()) {
    const next = find(list, matcher, facts, at + 1);
    if (next < 0) {
      const ever = find(list, matcher, facts) >= 0;
      return {
        ok: false,
        seq: list[at]?.event.seq ?? list.at(-1)?.event.seq ?? null,
        expected: `${order.length}가지가 차례로`,
        got: `${index + 1}번째 일이 ${ever ? '더 먼저 있었습니다' : '없었습니다'}`,
      };
    }
    at = next;
  }
  return { ok: true, seq: list[at]?.event.seq ?? null, expected: `${order.length}가지가 차례로`, got: '차례로' };
}

function judgeBetween(claim: Of<'between'>, list: readonly LabHappening[], facts: LessonFacts): Verdict {
  const { minMs = 0, maxMs = Number.POSITIVE_INFINITY } = claim;
  const expected = boundsText(minMs, maxMs, ' ms');
  const from = find(list, claim.between.from, facts);
  const to = from < 0 ? -1 : find(list, claim.between.to, facts, from + 1);
  if (from < 0 || to < 0) {
    const got = from < 0 ? '시작하지 않았습니다' : '끝내 일어나지 않았습니다';
    return { ok: false, seq: list[from]?.event.seq ?? list.at(-1)?.event.seq ?? null, expected, got };
  }
  const ms = (list[to]!.atUs - list[from]!.atUs) / 1000;
  return { ok: ms >= minMs && ms <= maxMs, seq: list[to]!.event.seq, expected, got: `${Math.round(ms)} ms` };
}

function judgeBytes(claim: Of<'bytes'>, list: readonly LabHappening[], facts: LessonFacts): Verdict {
  const { min = 0, max = Number.POSITIVE_INFINITY } = claim;
  const hits = list.filter((one) => matches(claim.bytes, one, facts));
  const sum = hits.reduce((total, { event }) => total + (event.kind === 'event' ? (event.args[0]?.bytes ?? 0) : 0), 0);
  const last = hits.at(-1) ?? list.at(-1);
  return {
    ok: sum >= min && sum <= max,
    seq: last?.event.seq ?? null,
    expected: boundsText(min, max, ' B'),
    got: `${sum} B`,
  };
}

function judgePauses(claim: Of<'pauses'>, list: readonly LabHappening[], facts: LessonFacts): Verdict {
  const { minMs = 0, maxMs = Number.POSITIVE_INFINITY, growth = 0, times } = claim;
  const start = claim.after ? find(list, claim.after, facts) : -1;
  const pauses: { ms: number; to: number }[] = [];
  let from = claim.after && start < 0 ? -1 : find(list, claim.pauses.from, facts, start + 1);
  while (from >= 0 && pauses.length < times) {
    const to = find(list, claim.pauses.to, facts, from + 1);
    if (to < 0) break;
    pauses.push({ ms: (list[to]!.atUs - list[from]!.atUs) / 1000, to });
    from = find(list, claim.pauses.from, facts, to + 1);
  }
  const sum = (part: readonly { ms: number }[]) => part.reduce((total, { ms }) => total + ms, 0);
  const half = Math.floor(times / 2);
  const grows = sum(pauses.slice(half)) >= growth * sum(pauses.slice(0, half));
  const fits = pauses.every(({ ms }) => ms >= minMs && ms <= maxMs);
  const last = list[pauses.at(-1)?.to ?? start] ?? list.at(-1);
  const bounds = boundsText(minMs, maxMs, ' ms');
  return {
    ok: pauses.length === times && fits && grows,
    seq: last?.event.seq ?? null,
    expected:
      growth > 0 ? `${times}번 쉬고, 나중의 절반이 처음의 절반보다 ${growth}배 이상 긺` : `${times}번, ${bounds}`,
    got: pauses.length === 0 ? '한 번도 없었습니다' : `${pauses.map(({ ms }) => Math.round(ms)).join(', ')} ms`,
  };
}

/** The table is told by its changes: what a row was last is what it still is. */
function judgeRemains(claim: Of<'remains'>, list: readonly LabHappening[], facts: LessonFacts): Verdict {
  const { min = claim.max === undefined ? 1 : 0, max = Number.POSITIVE_INFINITY } = claim;
  const rows = new Map<string, LabHappening>();
  for (const one of list) {
    const { event } = one;
    if (event.kind !== 'socket' && event.kind !== 'socketGone') continue;
    const key = JSON.stringify([event.host, event.local, event.remote]);
    if (event.kind === 'socket') rows.set(key, one);
    else rows.delete(key);
  }
  const hits = [...rows.values()].filter((one) => matches(claim.remains, one, facts));
  const last = hits.at(-1) ?? list.at(-1);
  return {
    ok: hits.length >= min && hits.length <= max,
    seq: last?.event.seq ?? null,
    expected: max === 0 ? '하나도 남지 않음' : boundsText(min, max, '개'),
    got: hits.length === 0 ? '하나도 남지 않았습니다' : `${hits.length}개`,
  };
}

/** What a probe prints: `[검사]` and one object, `{ "id", "ok", "expected", "got" }`. Only its own process is believed. */
export const probeMark = '[검사]';

function judgeProbe(id: string, run: Run): Verdict {
  let last: Verdict | null = null;
  for (const { event } of run.happenings) {
    if (event.kind !== 'console' || event.program !== run.probe || !event.text.startsWith(probeMark)) continue;
    const said = parseProbe(event.text.slice(probeMark.length));
    if (said?.id !== id) continue;
    // A probe that says something twice is believed where it complains.
    if (last === null || last.ok) last = { ok: said.ok, seq: event.seq, expected: said.expected, got: said.got };
  }
  if (last?.ok) return last;
  const broken = findBreakdown(run, last?.seq ?? Number.POSITIVE_INFINITY);
  if (last === null) {
    const seq = broken?.seq ?? run.happenings.at(-1)?.event.seq ?? null;
    return { ok: false, seq, expected: '검사가 끝까지 가는 것', got: broken?.text ?? '여기까지 오지 못했습니다' };
  }
  return broken ? { ...last, seq: broken.seq, got: `${last.got} (${broken.text})` } : last;
}

/**
 * Why a probe may have missed everything by that entry of the log: the lab's log is full, or another program than the probe broke down, ended, or never came to
 * listen for it.
 */
function findBreakdown(run: Run, beforeSeq: number): { seq: number; text: string } | null {
  const others = run.happenings.filter(({ event }) => event.lane !== 'program' || event.program !== run.probe);
  const find = (of: (one: LabHappening) => string | null) => {
    for (const one of others) {
      const text = of(one);
      if (text !== null) return { seq: one.event.seq, text };
    }
    return null;
  };
  const listens = others.some(({ event }) => event.kind === 'event' && event.name === 'listening');
  const probe = run.happenings.find(({ event }) => event.kind === 'spawn' && event.program === run.probe);
  const needsListener = probe?.event.kind === 'spawn' && probe.event.host !== 'server';
  return (
    find(({ event }) =>
      event.kind === 'limit' && event.what === 'events' ? '기록이 가득 차서 프로그램이 멈추었습니다' : null,
    ) ??
    find(({ event, file }) =>
      event.kind === 'uncaught' ? `${file}에서 아무도 받지 않은 오류: ${event.message}`.slice(0, 200) : null,
    ) ??
    find(({ event, file }) =>
      event.kind === 'exit' && event.seq < beforeSeq && event.reason !== 'lab-closed' && event.reason !== 'replaced'
        ? `${file} 프로그램이 끝났습니다`
        : null,
    ) ??
    find(({ event }) =>
      event.kind === 'spawn' && needsListener && !listens ? `${event.file}의 수신 대기가 시작되지 않았습니다` : null,
    )
  );
}

function parseProbe(text: string): { id: string; ok: boolean; expected: string; got: string } | null {
  try {
    const { id, ok, expected, got } = JSON.parse(text) as Record<string, unknown>;
    return { id: String(id), ok: ok === true, expected: String(expected ?? ''), got: String(got ?? '') };
  } catch {
    return null;
  }
}

function boundsText(min: number, max: number, unit: string): string {
  if (max === 0) return '한 번도 없음';
  if (min === max) return `${min}${unit}`;
  if (max === Number.POSITIVE_INFINITY) return `${min}${unit} 이상`;
  return min === 0 ? `${max}${unit} 이하` : `${min}~${max}${unit}`;
}
