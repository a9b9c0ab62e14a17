import {
  type Capabilities,
  type ErrorCode,
  errorMessages,
  limits,
  type PageRequest,
  parsePageRequest,
  protocolVersion,
  type ServerMessage,
  SocketLabError,
} from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { LabCommand, LabDone } from '../labs/labProcess.ts';
import type { GoneReason, LabRecord, LabViewer } from '../labs/labRecord.ts';
import type { LabStore } from '../labs/labStore.ts';
import type { SocketPage } from '../routes/socketRoute.ts';
import { createOutbox, type PageSocket } from './outbox.ts';
import { createPageGate, sendNow } from './pageGate.ts';

export interface PageServices {
  clock: Clock;
  labs: LabStore;
  capabilities(): Capabilities;
  send(command: LabCommand): Promise<LabDone>;
  /** Whether this browser may look at a lab that is another's. */
  mayWatch(session: string, lab: LabRecord): boolean;
  /** One of the lessons' own programs, letter for letter. */
  isLessonProgram(source: string): boolean;
  /** Something nobody foresaw; the page is told `internal`. */
  onInternalError(error: unknown): void;
}

const goneMessages: Record<GoneReason, string> = {
  crashed: errorMessages['lab-crashed'],
  closed: '실험실을 닫았습니다. 다시 실행하면 새 실험실이 열립니다.',
  expired: '보는 페이지가 없어 실험실을 닫았습니다. 다시 실행하면 새 실험실이 열립니다.',
};

/** One open page: parses what it asks, refuses what it may not ask, and sends what it is due. */
export function createPage(socket: PageSocket, session: string, services: PageServices): SocketPage {
  const { clock, labs } = services;
  const outbox = createOutbox(socket, clock);
  const watched = new Set<LabRecord>();
  let opening = 0;
  let closed = false;

  const say = (message: ServerMessage) => {
    if (!closed) sendNow(socket, message);
  };
  const refuse = (request: number | null, code: ErrorCode, detail?: string) =>
    say({ kind: 'error', request, code, message: errorMessages[code], ...(detail ? { detail } : {}) });
  const gate = createPageGate(socket, clock, refuse);

  const viewer: LabViewer = {
    grew(lab) {
      if (lab.session === session || services.mayWatch(session, lab)) return outbox.grew(lab);
      // The stage is another's by now: what this student does from here on is theirs alone.
      lab.unwatch(viewer);
      viewer.gone(lab, 'closed');
    },
    gone(lab, reason) {
      outbox.unfollow(lab);
      watched.delete(lab);
      say({ kind: 'labGone', lab: lab.id, reason, message: goneMessages[reason] });
    },
  };

  const ownLabs = () => [...watched].filter((lab) => lab.session === session).length;

  const watch = (lab: LabRecord, from: number) => {
    // An instructor goes from student to student, a class from stage to stage: the last of others' labs make room for the next.
    const others = [...watched].filter((one) => one.session !== session && one !== lab);
    if (lab.session !== session) {
      for (const one of others.slice(0, Math.max(0, others.length - limits.labsPerPage + 1))) {
        outbox.unfollow(one);
        watched.delete(one);
        one.unwatch(viewer);
      }
    }
    watched.add(lab);
    lab.watch(viewer);
    outbox.follow(lab, from);
  };

  /** What is given back once the request is done; the reply goes out before it is called. */
  type Answer = { lab?: string; program?: string; after?: () => void };

  const openLab = async (request: Extract<PageRequest, { kind: 'openLab' }>): Promise<Answer> => {
    const { replaces } = request;
    const old = [...watched].find((lab) => lab.id === replaces && lab.session === session);
    if (old !== undefined) await labs.close(old, 'closed');
    if (ownLabs() + opening >= limits.labsPerPage) throw new SocketLabError('too-many-labs');
    opening += 1;
    const lab = await labs.open(session, request.delayMs, request.hosts).finally(() => {
      opening -= 1;
    });
    if (closed) await labs.close(lab, 'expired');
    return { lab: lab.id, after: () => watch(lab, 0) };
  };

  const attachLab = (lab: LabRecord, from: number): Answer => {
    if (from > lab.entries.length) throw new SocketLabError('bad-fields');
    if (watched.has(lab) || lab.session !== session) return { lab: lab.id, after: () => watch(lab, from) };
    if (ownLabs() + opening >= limits.labsPerPage) throw new SocketLabError('too-many-labs');
    return { lab: lab.id, after: () => watch(lab, from) };
  };

  const runProgram = async (request: Extract<PageRequest, { kind: 'runProgram' }>): Promise<Answer> => {
    const { lab, host, file, source } = request;
    if (Buffer.byteLength(source) > limits.fileBytes) throw new SocketLabError('file-too-large');
    if (!services.capabilities().ownCode.available && !services.isLessonProgram(source)) {
      throw new SocketLabError('own-code-off');
    }
    const done = await services.send({ kind: 'run', lab, host, file, source });
    return { lab, ...(done.program === undefined ? {} : { program: done.program }) };
  };

  const answer = async (request: PageRequest): Promise<Answer> => {
    if (request.kind === 'openLab') return openLab(request);
    if (request.kind === 'attachLab') {
      const asked = labs.get(request.lab);
      const mine = asked?.session === session || (asked && services.mayWatch(session, asked));
      return attachLab(mine ? asked : labs.find(session, request.lab), request.from);
    }
    const lab = labs.find(session, request.lab);
    switch (request.kind) {
      case 'closeLab':
        return { lab: lab.id, after: () => void labs.close(lab, 'closed') };
      case 'runProgram':
        return runProgram(request);
      case 'signalProgram':
        await services.send({ kind: 'signal', lab: lab.id, program: request.program, signal: request.signal });
        return { lab: lab.id, program: request.program };
      case 'actOnSocket': {
        const { program, object, action } = request;
        await services.send({ kind: 'act', lab: lab.id, program, object, action });
        return { lab: lab.id, program };
      }
      case 'actOnProgram':
        await services.send({ kind: 'program', lab: lab.id, program: request.program, action: request.action });
        return { lab: lab.id, program: request.program };
      case 'fault':
        await services.send({ kind: 'fault', lab: lab.id, command: request.command });
        return { lab: lab.id };
      case 'setDelay':
        await services.send({ kind: 'delay', lab: lab.id, delayMs: request.delayMs });
        return { lab: lab.id };
    }
  };

  const handle = async (request: PageRequest) => {
    try {
      const { after, ...rest } = await answer(request);
      if (closed) return;
      say({ kind: 'reply', request: request.request, ...rest });
      after?.();
    } catch (error) {
      if (error instanceof SocketLabError) return refuse(request.request, error.code, causeOf(error));
      services.onInternalError(error);
      refuse(request.request, 'internal');
    }
  };

  say({ kind: 'welcome', version: protocolVersion, capabilities: services.capabilities() });

  return {
    receive(text) {
      if (!gate.admits(text)) return;
      const parsed = parsePageRequest(text);
      if (!parsed.ok) return refuse(parsed.request, parsed.code, parsed.detail);
      void handle(parsed.value);
    },
    receiveBinary: () => refuse(null, 'bad-json'),
    close() {
      if (closed) return;
      closed = true;
      outbox.close();
      for (const lab of watched) lab.unwatch(viewer);
      watched.clear();
    },
  };
}

function causeOf(error: SocketLabError): string | undefined {
  return typeof error.cause === 'string' ? error.cause : undefined;
}
