import { type ErrorCode, SocketLabError } from '@socketlab/protocol';
import {
  ClassError,
  type ClassErrorCode,
  type ClassMessage,
  type ClassRequest,
  classProtocolVersion,
  parseClassRequest,
  refusalText,
} from '@socketlab/protocol/class';
import type { PageSocket } from '../../pages/outbox.ts';
import { createPageGate, sendNow } from '../../pages/pageGate.ts';
import type { SocketPage } from '../../routes/socketRoute.ts';
import { answerRequest } from './answerRequest.ts';
import type { HubPage } from './hubPage.ts';
import type { LiveRoom } from './liveRoom.ts';
import { refusalOf } from './permissions.ts';
import type { Person } from './person.ts';

/** One connection of one person: parses what it asks, refuses what it may not ask, answers each request once. */
export function createClassPage(
  socket: PageSocket,
  room: LiveRoom,
  person: Person,
  onInternalError: (error: unknown) => void,
): SocketPage {
  const { clock, nowMs } = room.parts;
  let closed = false;

  const say = (message: ClassMessage) => {
    if (!closed) sendNow(socket, message);
  };
  const refuse = (request: number | null, code: ErrorCode | ClassErrorCode) =>
    say({ kind: 'error', request, code, message: refusalText(code) });
  const gate = createPageGate(socket, clock, refuse);

  const page: HubPage = {
    person,
    view: null,
    watching: null,
    behind: false,
    sentSelf: new Map(),
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send: (text) => {
      if (!closed) socket.send(text);
    },
    over(reason) {
      page.view = null;
      say({ kind: 'over', reason });
      socket.close(1000, reason);
    },
  };

  const handle = async (request: ClassRequest) => {
    const refusal = refusalOf(room, person, request);
    if (refusal !== null) return refuse(request.request, refusal);
    try {
      room.touch();
      const after = await answerRequest(room, page, request);
      say({ kind: 'reply', request: request.request });
      if (!closed) after();
    } catch (error) {
      if (error instanceof SocketLabError || error instanceof ClassError) return refuse(request.request, error.code);
      onInternalError(error);
      refuse(request.request, 'internal');
    }
  };

  say({ kind: 'welcome', version: classProtocolVersion, nowMs: nowMs() });
  room.addPage(page);

  return {
    receive(text) {
      if (closed) return;
      if (!gate.admits(text)) return;
      const parsed = parseClassRequest(text);
      if (!parsed.ok) return refuse(parsed.request, parsed.code);
      void handle(parsed.value);
    },
    receiveBinary: () => refuse(null, 'bad-json'),
    close() {
      if (closed) return;
      closed = true;
      room.removePage(page);
    },
  };
}
