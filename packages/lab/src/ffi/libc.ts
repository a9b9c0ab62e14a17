import { getSystemErrorName } from 'node:util';
import koffi, { type LibraryHandle } from 'koffi';

/**
 * The few calls of the C library that Node does not offer. Each wrapper throws a `SystemCallError` that names the call and its
 * errno; the two of the hot path (`readPacket`, `writePacket`) return it negated instead. Man pages: section 2 unless said.
 */

/** A call of the system that failed. `code` is the errno's name, such as `EPERM`. */
class SystemCallError extends Error {
  readonly code: string;
  readonly call: string;
  constructor(call: string, errno: number) {
    const code = getSystemErrorName(-errno);
    super(`${call}: ${code}`);
    this.name = 'SystemCallError';
    this.code = code;
    this.call = call;
  }
}

/** glibc's name, musl's names, and last whatever the running Node itself is linked with. */
const libraryNames = ['libc.so.6', 'libc.musl-x86_64.so.1', 'libc.musl-aarch64.so.1', null];

function loadLibrary(): LibraryHandle {
  for (const name of libraryNames) {
    try {
      return koffi.load(name);
    } catch {
      // Not this one's name here; the last attempt below reports.
    }
  }
  return koffi.load(null);
}

const libc = loadLibrary();
const native = {
  unshare: libc.func('int unshare(int)'),
  setns: libc.func('int setns(int, int)'),
  ioctl: libc.func('int ioctl(int, unsigned long, void*)'),
  ioctlNumber: libc.func('ioctl', 'int', ['int', 'unsigned long', 'unsigned long']),
  socket: libc.func('int socket(int, int, int)'),
  read: libc.func('intptr_t read(int, void*, size_t)'),
  write: libc.func('intptr_t write(int, const void*, size_t)'),
  epollCreate: libc.func('int epoll_create1(int)'),
  epollCtl: libc.func('int epoll_ctl(int, int, int, void*)'),
  epollWait: libc.func('int epoll_wait(int, void*, int, int)'),
  eventfd: libc.func('int eventfd(unsigned int, int)'),
  timerfdCreate: libc.func('int timerfd_create(int, int)'),
  timerfdSettime: libc.func('int timerfd_settime(int, int, const void*, void*)'),
  memfdCreate: libc.func('int memfd_create(const char*, unsigned int)'),
};

function check(call: string, result: number): number {
  if (result < 0) throw new SystemCallError(call, koffi.errno());
  return result;
}

const closeOnExec = 0o2000000;
const nonBlocking = 0o4000;
const newNetwork = 0x40000000;

/** unshare(CLONE_NEWNET): the calling thread moves into a new, empty network namespace. EPERM without CAP_SYS_ADMIN, ENOSPC at the user's bound. */
export const unshareNetwork = (): void => void check('unshare', native.unshare(newNetwork));

/** setns(CLONE_NEWNET): moves the calling thread into the namespace that `fd` stands for. */
export const enterNetwork = (fd: number): void => void check('setns', native.setns(fd, newNetwork));

/** ioctl with a buffer that the kernel reads and may write. */
export const ioctl = (fd: number, request: number, argument: Buffer): void =>
  void check('ioctl', native.ioctl(fd, request, argument));

/** ioctl with a number for an argument. */
export const ioctlNumber = (fd: number, request: number, argument: number): void =>
  void check('ioctl', native.ioctlNumber(fd, request, argument));

/** socket(AF_INET, SOCK_DGRAM): only a handle for interface ioctls (netdevice(7)). */
export const openControlSocket = (): number => check('socket', native.socket(2, 2 | closeOnExec, 0));

/** read: bytes read, or the errno, negated. */
export function readPacket(fd: number, buffer: Buffer): number {
  const count = Number(native.read(fd, buffer, buffer.length));
  return count < 0 ? -koffi.errno() : count;
}

/** write of one whole packet: bytes written, or the errno, negated. */
export function writePacket(fd: number, bytes: Uint8Array): number {
  const count = Number(native.write(fd, bytes, bytes.length));
  return count < 0 ? -koffi.errno() : count;
}

export const createEpoll = (): number => check('epoll_create1', native.epollCreate(closeOnExec));

/** struct epoll_event is packed on x86-64 and nowhere else (epoll_event(3type)). */
const packed = process.arch === 'x64';
export const epollEventBytes = packed ? 12 : 16;
const epollDataOffset = packed ? 4 : 8;

/** The descriptor that `watchReadable` put into the event at `index`. */
export const readyDescriptor = (events: Buffer, index: number): number =>
  events.readInt32LE(index * epollEventBytes + epollDataOffset);

/** epoll_ctl(EPOLL_CTL_ADD, EPOLLIN). */
export function watchReadable(epoll: number, fd: number): void {
  const event = Buffer.alloc(epollEventBytes);
  event.writeUInt32LE(1, 0);
  event.writeInt32LE(fd, epollDataOffset);
  check('epoll_ctl', native.epollCtl(epoll, 1, fd, event));
}

/** epoll_ctl(EPOLL_CTL_DEL). */
export const unwatch = (epoll: number, fd: number): void =>
  void check('epoll_ctl', native.epollCtl(epoll, 2, fd, Buffer.alloc(epollEventBytes)));

/** epoll_wait that returns at once: the number of ready descriptors. */
export const pollEpoll = (epoll: number, events: Buffer): number =>
  native.epollWait(epoll, events, Math.floor(events.length / epollEventBytes), 0);

/** epoll_wait on a thread of libuv's pool, without a timeout. A failed wait (EINTR) counts as 0 ready ones. */
export function waitEpoll(epoll: number, events: Buffer, then: (count: number) => void): void {
  native.epollWait.async(
    epoll,
    events,
    Math.floor(events.length / epollEventBytes),
    -1,
    (error: unknown, count: number) => then(error ? 0 : Math.max(0, count)),
  );
}

/** eventfd: what wakes `waitEpoll` from another thread. */
export const createEventDescriptor = (): number => check('eventfd', native.eventfd(0, closeOnExec | nonBlocking));

/** timerfd_create(CLOCK_MONOTONIC). */
export const createTimer = (): number => check('timerfd_create', native.timerfdCreate(1, closeOnExec | nonBlocking));

/** timerfd_settime(TFD_TIMER_ABSTIME): fires once at this time of the monotonic clock, in microseconds; 0 disarms. */
export function setTimer(fd: number, atUs: number): void {
  const value = Buffer.alloc(32);
  const seconds = Math.floor(atUs / 1_000_000);
  value.writeBigInt64LE(BigInt(seconds), 16);
  value.writeBigInt64LE(BigInt(Math.round((atUs - seconds * 1_000_000) * 1000)), 24);
  check('timerfd_settime', native.timerfdSettime(fd, 1, value, null));
}

/** memfd_create(MFD_CLOEXEC): a file that exists only as a descriptor, so that nothing stays on a disk. */
export const createMemoryFile = (name: string): number => check('memfd_create', native.memfdCreate(name, 1));
