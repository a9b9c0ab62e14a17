import { randomBytes, randomInt } from 'node:crypto';
import { SocketLabError } from '@socketlab/protocol';
import {
  ClassError,
  classLimits,
  type JoinedClass,
  joinClassSchema,
  type Me,
  nicknameKey,
  type OpenedClass,
  openClassSchema,
  pinSchema,
  readNickname,
  recoverClassSchema,
} from '@socketlab/protocol/class';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.ts';
import { cookieOptions, memberCookie } from '../../guard/guard.ts';
import { parseHostHeader } from '../../guard/knownNames.ts';
import { createToken } from '../../guard/token.ts';
import type { ClassHub, Membership } from '../classHub.ts';
import type { ClassStore, StoredClass, StoredMember } from '../classStore.ts';
import { createPinTries } from '../pinTries.ts';
import { registerExport } from './exportRoute.ts';

export interface ClassRouteParts {
  clock: Clock;
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Null where its file could not be opened. */
  classes: { store: ClassStore; hub: ClassHub } | null;
  /** Where students can join, from outside this machine. */
  joinAddresses(): string[];
}

/** A member's cookie outlives the longest class. */
const cookieSeconds = 7 * 24 * 3600;

/** Opening, recovery, joining and leaving: whatever sets a cookie. The rest is asked over `/ws/class`. */
export function registerClassRoutes(app: FastifyInstance, parts: ClassRouteParts): void {
  const { nowMs } = parts;
  const tries = createPinTries(parts.clock);

  const needClasses = () => {
    if (parts.classes === null) throw new ClassError('classes-unavailable');
    return parts.classes;
  };

  const newMember = (one: Pick<StoredMember, 'class' | 'role' | 'nickname' | 'session'>): StoredMember => ({
    ...one,
    id: randomBytes(9).toString('base64url'),
    joinedAtMs: nowMs(),
    leftAtMs: null,
    handAtMs: null,
    follow: true,
    place: null,
    movedAtMs: nowMs(),
  });

  /** Puts somebody into a class, and their secret into this browser. */
  const seat = (reply: FastifyReply, request: FastifyRequest, member: StoredMember) => {
    const secret = createToken();
    needClasses().store.addMember(member, secret);
    setMemberCookie(reply, request, secret);
  };

  const leave = ({ member }: Membership) => {
    const { store, hub } = needClasses();
    store.changeMember(member.id, { leftAtMs: nowMs(), handAtMs: null });
    hub.left(member.id);
  };

  app.get('/api/me', async (request): Promise<Me> => {
    const { owner, membership } = request;
    const tells = owner || membership?.member.role === 'instructor';
    return { owner, addresses: tells ? parts.joinAddresses() : [], class: membership && joinedOf(membership) };
  });

  app.post('/api/classes', async (request, reply): Promise<OpenedClass> => {
    if (!request.owner) throw new SocketLabError('unauthorized');
    const { store, hub } = needClasses();
    const { title, instructor } = read(openClassSchema, request.body);
    const nickname = readNickname(instructor);
    if (nickname === null) throw new ClassError('bad-nickname');
    const open = store.openClasses();
    if (open.length >= classLimits.classes) throw new ClassError('too-many-classes');
    const opened = freshClass(title, freePin(open), nowMs());
    store.addClass(opened);
    const secret = createToken();
    store.setRecovery(opened.id, secret);
    if (request.membership?.member.role === 'student') leave(request.membership);
    seat(reply, request, newMember({ class: opened.id, role: 'instructor', nickname, session: request.session }));
    hub.classOpened(opened.id);
    return { class: opened.id, pin: opened.pin, secret, addresses: parts.joinAddresses() };
  });

  app.post('/api/classes/recover', async (request, reply): Promise<JoinedClass> => {
    const { store } = needClasses();
    // A secret of 256 bits needs no bound on tries: who shares an address with a guesser of PINs must still get back in.
    const found = store.classByRecovery(read(recoverClassSchema, request.body).secret);
    const teacher = found && store.members(found.id).find(({ role }) => role === 'instructor');
    if (!found || !teacher) {
      tries.mayTry(request.ip);
      tries.failed(request.ip);
      throw new ClassError('bad-secret');
    }
    if (found.endedAtMs !== null) throw new ClassError('class-over');
    const { membership } = request;
    if (membership?.member.id === teacher.id) return joinedOf(membership);
    if (membership?.member.role === 'instructor') throw new ClassError('already-teaching');
    if (membership) leave(membership);
    const secret = createToken();
    store.addSecret(teacher.id, secret);
    setMemberCookie(reply, request, secret);
    return joinedOf({ class: found, member: teacher });
  });

  app.post('/api/join', async (request, reply): Promise<JoinedClass> => {
    const { store, hub } = needClasses();
    const { pin: typed, nickname: asked } = read(joinClassSchema, request.body);
    const pin = typed.normalize('NFKC').replace(/[\s-]/g, '');
    // That a PIN has six digits is no secret: a slip of the finger is no try.
    if (!pinSchema.safeParse(pin).success) throw new ClassError('wrong-pin');
    tries.mayTry(request.ip);
    const found = store.classByPin(pin);
    if (found === null) {
      tries.failed(request.ip);
      throw new ClassError('wrong-pin');
    }
    const { membership } = request;
    // Whoever comes back with their cookie is who they were.
    if (membership?.class.id === found.id && membership.member.role === 'student') return joinedOf(membership);
    if (membership?.member.role === 'instructor') throw new ClassError('already-teaching');
    const nickname = readNickname(asked);
    if (nickname === null) throw new ClassError('bad-nickname');
    const key = nicknameKey(nickname);
    if (store.isBanned(found.id, request.session, key)) throw new ClassError('banned');
    const present = store.presentMembers(found.id);
    if (present.some((one) => nicknameKey(one.nickname) === key)) throw new ClassError('nickname-taken');
    if (present.length > classLimits.members) throw new ClassError('class-full');
    if (membership) leave(membership);
    const member = newMember({ class: found.id, role: 'student', nickname, session: request.session });
    seat(reply, request, member);
    hub.joined(member);
    return joinedOf({ class: found, member });
  });

  app.post('/api/leave', async (request, reply) => {
    if (request.membership?.member.role === 'student') leave(request.membership);
    // An instructor's browser only lets go of the class: it goes on, and the recovery link leads back.
    if (request.memberSecret !== null) parts.classes?.store.removeSecret(request.memberSecret);
    reply.clearCookie(memberCookie(portOf(request)), cookieOptions);
    return { left: true };
  });

  registerExport(app, needClasses);
}

const portOf = (request: FastifyRequest): string => parseHostHeader(request.headers.host)?.port ?? '';

function setMemberCookie(reply: FastifyReply, request: FastifyRequest, secret: string): void {
  reply.setCookie(memberCookie(portOf(request)), secret, { ...cookieOptions, maxAge: cookieSeconds });
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

function read<T>(schema: Schema<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new SocketLabError('bad-fields');
  return result.data;
}

function joinedOf({ class: one, member }: Membership): JoinedClass {
  const { id, title, pin } = one;
  return { id, title, pin, role: member.role, member: member.id, nickname: member.nickname };
}

const freshClass = (title: string, pin: string, nowMs: number): StoredClass => ({
  id: randomBytes(9).toString('base64url'),
  title,
  pin,
  openedAtMs: nowMs,
  endedAtMs: null,
  endReason: null,
  activeAtMs: nowMs,
  locked: false,
  place: null,
  pushes: 0,
  driver: null,
});

/** Six digits that no open class has. */
function freePin(open: readonly StoredClass[]): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (!open.some((one) => one.pin === pin)) return pin;
  }
}
