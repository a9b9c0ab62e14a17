import { type HostName, hostNames } from '@socketlab/protocol';
import { code, type Part, sentence } from '@socketlab/timeline';
import type { TellingSentence } from './alignment.ts';
import type { HostFacts, RunFacts } from './runFacts.ts';

const words: Record<HostName, string> = {
  client: '클라이언트',
  client2: '클라이언트 2',
  client3: '클라이언트 3',
  server: '서버',
};

type Words = string | Part;
const nothing: HostFacts = {
  closingCalls: [],
  closingPackets: [],
  errorCodes: [],
  ends: 0,
  closes: 0,
  closesWithError: 0,
  dataEvents: 0,
  dataBytes: 0,
  uncaught: [],
  exits: [],
  timeWait: false,
  leftOpen: [],
};

/** What the facts of two runs differ in, the most telling first. Nothing in it comes from anywhere else. */
export function tellDifferences(a: RunFacts, b: RunFacts): TellingSentence[] {
  const found: TellingSentence[] = [];
  const tell = (about: string, ...parts: readonly Words[]) => found.push({ about, parts: sentence(...parts) });
  const hosts = hostNames.filter((host) => a.hosts.includes(host) || b.hosts.includes(host));
  const perHost = (look: (a: HostFacts, b: HostFacts, name: string) => void) => {
    for (const host of hosts) look(a.host[host] ?? nothing, b.host[host] ?? nothing, words[host]);
  };

  if (differ(a.faults, b.faults)) {
    const faults = (all: readonly string[]) =>
      all.length > 0 ? `장애가 있습니다(${all.join(', ')})` : '장애가 없습니다';
    tell('faults', `A의 회선에는 ${faults(a.faults)}. B의 회선에는 ${faults(b.faults)}.`);
  }
  perHost((ofA, ofB, name) => {
    if (!differ(ofA.closingCalls, ofB.closingCalls)) return;
    const calls = (all: readonly string[]) => listOf(all.map((one) => `${one}()`));
    if (ofA.closingCalls.length === 0 || ofB.closingCalls.length === 0) {
      const [side, calling] = ofA.closingCalls.length > 0 ? ['A', ofA] : ['B', ofB];
      tell('calls', `${name}의 프로그램은 ${side}에서만 `, ...calls(calling.closingCalls), '{을/를} 부릅니다.');
    } else
      tell(
        'calls',
        `${name}의 프로그램은 A에서 `,
        ...calls(ofA.closingCalls),
        '{을/를}, B에서 ',
        ...calls(ofB.closingCalls),
        '{을/를} 부릅니다.',
      );
  });
  perHost((ofA, ofB, name) => {
    if (!differ(ofA.closingPackets, ofB.closingPackets)) return;
    const both = (x: string, all: readonly string[]): Words[] =>
      all.length > 0 ? [`${x}에는 `, ...listOf(all), '{이/가} 있'] : [`${x}에는 FIN도 RST도 없`];
    tell(
      'packets',
      `${name}의 커널이 보낸 패킷 가운데 `,
      ...both('A', ofA.closingPackets),
      '고 ',
      ...both('B', ofB.closingPackets),
      '습니다.',
    );
  });
  if (a.firstFin !== null && b.firstFin !== null && a.firstFin !== b.firstFin)
    tell('first-fin', '첫 `FIN`은 ', `A에서는 ${words[a.firstFin]}, B에서는 ${words[b.firstFin]}의 커널이 보냅니다.`);
  perHost((ofA, ofB, name) => {
    for (const [side, only] of [
      ['A', without(ofA.errorCodes, ofB.errorCodes)],
      ['B', without(ofB.errorCodes, ofA.errorCodes)],
    ] as const)
      if (only.length > 0) tell('errors', `${name}에서는 ${side}에서만 `, ...listOf(only), ' 오류가 납니다.');
  });
  perHost((ofA, ofB, name) => {
    for (const [side, only] of [
      ['A', without(ofA.uncaught, ofB.uncaught)],
      ['B', without(ofB.uncaught, ofA.uncaught)],
    ] as const)
      if (only.length > 0)
        tell('uncaught', `${name}의 프로그램은 ${side}에서만 잡지 않은 `, ...listOf(only), ' 오류로 끝납니다.');
  });
  perHost((ofA, ofB, name) => {
    if (ofA.ends > 0 !== ofB.ends > 0) {
      const side = ofA.ends > 0 ? 'A' : 'B';
      tell('end', `${name}의 소켓에는 ${side}에서만 \`end\` 이벤트가 옵니다.`);
    }
    if (ofA.closes > 0 !== ofB.closes > 0) {
      const side = ofA.closes > 0 ? 'A' : 'B';
      tell('close', `${name}의 소켓은 ${side}에서만 \`close\`에 이릅니다.`);
    } else if (ofA.closesWithError > 0 !== ofB.closesWithError > 0) {
      const side = ofA.closesWithError > 0 ? 'A' : 'B';
      tell('hadError', `${name}의 소켓은 ${side}에서만 오류로 닫힙니다. \`close\`의 값이 \`true\`입니다.`);
    }
  });
  perHost((ofA, ofB, name) => {
    if (ofA.dataBytes !== ofB.dataBytes)
      tell(
        'bytes',
        `${name}의 프로그램이 받은 데이터는 A에서 ${count(ofA.dataBytes)}바이트, B에서 ${count(ofB.dataBytes)}바이트입니다.`,
      );
    if (ofA.dataEvents !== ofB.dataEvents && ofA.dataEvents > 0 && ofB.dataEvents > 0)
      tell('data', `${name}에는 데이터가 A에서 ${ofA.dataEvents}번, B에서 ${ofB.dataEvents}번에 나뉘어 도달합니다.`);
  });
  if (a.lost !== b.lost) tell('lost', `회선에서 사라진 패킷은 A에 ${a.lost}개, B에 ${b.lost}개입니다.`);
  if (a.retransmissions !== b.retransmissions)
    tell('retransmissions', `재전송은 A에 ${a.retransmissions}번, B에 ${b.retransmissions}번 있습니다.`);
  tellTimeWait();
  perHost((ofA, ofB, name) => {
    if (!differ(ofA.leftOpen, ofB.leftOpen)) return;
    const left = (x: string, all: readonly string[]): Words[] =>
      all.length > 0 ? [`${x}에 `, ...listOf(all), ' 소켓이 남아 있'] : [`${x}에 열린 연결이 없`];
    tell(
      'open',
      `기록이 끝날 때 ${name}의 커널에는 `,
      ...left('A', ofA.leftOpen),
      '고 ',
      ...left('B', ofB.leftOpen),
      '습니다.',
    );
  });
  perHost((ofA, ofB, name) => {
    if (ofA.exits.length === 0 || ofB.exits.length === 0 || !differ(ofA.exits, ofB.exits)) return;
    tell(
      'exit',
      `${name}의 프로그램은 A에서 ${ofA.exits.join(', ')}, B에서 ${ofB.exits.join(', ')}{으로/로} 끝납니다.`,
    );
  });
  return found;

  function tellTimeWait() {
    const keepers = (run: RunFacts) => hosts.filter((host) => run.host[host]?.timeWait).map((host) => words[host]);
    const [ofA, ofB] = [keepers(a), keepers(b)];
    if (!differ(ofA, ofB)) return;
    const kept = (all: readonly string[]) => (all.length > 0 ? `${all.join(', ')}에 남` : '어느 쪽에도 남지 않');
    tell('time-wait', '`TIME_WAIT`는 ', `A에서는 ${kept(ofA)}고, B에서는 ${kept(ofB)}습니다.`);
  }
}

function listOf(names: readonly string[]): Words[] {
  return names.flatMap((name, index): Words[] => (index === 0 ? [code(name)] : [', ', code(name)]));
}

const count = (bytes: number) => bytes.toLocaleString('ko-KR');
const differ = (a: readonly string[], b: readonly string[]) => a.join() !== b.join();
const without = (all: readonly string[], others: readonly string[]) => all.filter((one) => !others.includes(one));
