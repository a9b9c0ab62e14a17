import type { LabEvent, Preview } from '@socketlab/protocol';
import { callWords, datagramCallWords, datagramEventWords, eventWords, viaWords } from './codeWords.ts';
import { explainErrorCode } from './errorWords.ts';
import { code, excerpt, type Part } from './sentence.ts';
import { place, say, type Told } from './told.ts';
import { callText, fileName, methodName } from './words.ts';

type ProgramEvent<K extends LabEvent['kind']> = Extract<LabEvent, { lane: 'program'; kind: K }>;

export function narrateCall(event: ProgramEvent<'call'>, file: string): Told {
  const method = methodName(event.method);
  const call = code(callText(event.method, argumentsText(event.args)));
  const own = isDatagram(event) || method === 'createSocket' ? datagramCallWords[method] : undefined;
  const aside = [...dataWords(method, event.args), own ?? callWords[method] ?? ''];
  if (event.fromPage === true)
    return say(['페이지의 단추로 ', code(file), '의 소켓에 ', call, '{을/를} 호출했습니다.'], aside);
  if (event.via !== undefined) return narrateInternal(event, event.via, call, file, aside);
  return say([...whereOf(event, file), '{이/가} ', call, '{을/를} 호출했습니다.'], aside);
}

/** A call that Node made by itself: what made it do so comes first. */
function narrateInternal(event: ProgramEvent<'call'>, via: string, call: Part, file: string, aside: string[]): Told {
  const reason = viaWords[via];
  if (reason !== undefined) {
    const parts = [`${reason.because} Node가 스스로 `, code(file), '의 소켓에 ', call, '{을/를} 호출했습니다.'];
    return say(parts, reason.aside ?? aside);
  }
  return say(
    [...whereOf(event, file), '의 ', code(callText(via)), '에 이어 Node가 ', call, '{을/를} 호출했습니다.'],
    aside,
  );
}

function whereOf({ site }: ProgramEvent<'call'>, file: string): (string | Part)[] {
  return place(site === null ? file : fileName(site.file), site?.line ?? null);
}

export function narrateEmitted(event: ProgramEvent<'event'>, file: string): Told {
  const [first] = event.args;
  const errorCode = event.name === 'error' ? first?.code : undefined;
  const bytes = event.name === 'data' || event.name === 'message' ? first?.bytes : undefined;
  const subject: (string | Part)[] = [];
  if (bytes !== undefined) subject.push(`데이터 ${bytes}바이트를 담은 `);
  if (errorCode !== undefined) subject.push('오류 ', code(errorCode), '{을/를} 담은 ');
  subject.push(code(event.name), ' 이벤트가 ');
  const own = isDatagram(event) ? datagramEventWords[event.name] : undefined;
  const aside = explainErrorCode(errorCode) ?? own ?? eventWords[event.name] ?? '';
  const [handler] = event.handlers;
  if (handler === undefined) return say([code(file), '에서 ', ...subject, '일어났지만 받을 핸들러가 없습니다.'], aside);
  const others = event.handlers.length - 1;
  const more = others > 0 ? ` 외 ${others}곳` : '';
  return say([...subject, code(fileName(handler.file)), ` ${handler.line}행의 핸들러${more}에 도달했습니다.`], aside);
}

function isDatagram({ objectType }: { objectType: string | null }): boolean {
  return objectType === 'DatagramSocket';
}

/** Arguments as the student wrote them, in short: functions and large values are left out. */
function argumentsText(args: readonly Preview[]): string {
  const texts = args
    .filter(({ kind }) => kind !== 'function' && kind !== 'undefined')
    .map(({ kind, text }) => (kind === 'string' && !/^['"`]/.test(text) ? `'${text}'` : text));
  return excerpt(texts.join(', '), 40);
}

function dataWords(method: string, args: readonly Preview[]): string[] {
  const bytes = isUtf8(args[1]) ? args[0]?.bytes : undefined;
  return (method === 'write' || method === 'end' || method === 'send') && bytes !== undefined
    ? [`${bytes}바이트입니다. `]
    : [];
}

/** The preview counts a text's bytes in UTF-8; written in another encoding (`hex`, `latin1`) it is another number of bytes. */
function isUtf8(encoding: Preview | undefined): boolean {
  return encoding?.kind !== 'string' || /^['"]?utf-?8['"]?$/i.test(encoding.text);
}
