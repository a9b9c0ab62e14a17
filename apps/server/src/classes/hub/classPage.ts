import { type ErrorCode, limits, SocketLabError } from '@socketlab/protocol';
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
import { requestNumberOf } from '../../pages/page.ts';
import { createTokenBucket } from '../../pages/tokenBucket.ts';
import type { ClassPage } from '../classHub.ts';
import { answerRequest } from './answerRequest.ts';
import type { HubPage } from './hubPage.ts';
import type { LiveRoom } from './liveRoom.ts';
import { refusalOf } from './permissions.ts';
import type { Person } from './person.ts';

/** Requests a page may make at once, and then in every second: a driver's cursor is most of it. */
const burst = 60;
const perSecond = 30;
const charsPerRequest = 32 * 1024;
/** Refusals for haste beyond what it asked in good time, before the page is cut off. */
const patience = 300;
/** Replies that the page has not taken, in bytes, before it is cut off: broadcasts wait for a slow page, replies can't. */
const drownedBytes = 4 * 1024 * 1024;

/** One connection of one person: parses what it asks, refuses what it may not ask, answers each request once. */
export function createClassPage(
  socket: PageSocket,
  room: LiveRoom,
  person: Person,
  onInternalError: (error: unknown) => void,
): ClassPage {
  const { clock, nowMs } = room.parts;
  const bucket = createTokenBucket(burst, perSecond, clock.nowUs);
  let hasty = 0;
  let closed = false;

  const say = (message: ClassMessage) => {
    if (closed) return;
    socket.send(JSON.stringify(message));
    if (socket.bufferedAmount > drownedBytes) socket.close(1013, 'too slow');
  };
  const refuse = (request: number | null, code: ErrorCode | ClassErrorCode) =>
    say({ kind: 'error', request, code, message: refusalText(code) });

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
      if (!bucket.take(1 + text.length / charsPerRequest)) {
        refuse(requestNumberOf(text), 'too-many-requests');
        hasty += 1;
        if (hasty > patience) socket.close(1008, 'too-many-requests');
        return;
      }
      hasty = Math.max(0, hasty - 1);
      if (Buffer.byteLength(text) > limits.messageBytes) return refuse(requestNumberOf(text), 'message-too-large');
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
