/**
 * The system calls a program is refused, as a classic BPF program for `bwrap --seccomp` (seccomp(2), and the kernel's
 * Documentation/userspace-api/seccomp_filter). Everything else is allowed: Node needs most of it.
 *
 *   architecture is ours? ─no─> kill
 *   number is in the table? ─yes─> its errno
 *   clone without CLONE_THREAD ─> EAGAIN, as a machine without room for one more process says
 *   mmap that is shared, or grows down ─> EPERM: RLIMIT_DATA counts neither (setrlimit(2))
 *   socket of a family other than UNIX, IPv4, IPv6, netlink ─> EAFNOSUPPORT
 *   else ─> allow
 */
type Architecture = 'x64' | 'arm64';

const errnos = { EPERM: 1, EAGAIN: 11, ENOSYS: 38, EAFNOSUPPORT: 97 } as const;
type Errno = keyof typeof errnos;

/** What is refused, why, and the call's number on x86-64 and arm64 (null: it does not exist there). */
const refused: readonly (readonly [call: string, errno: Errno, x64: number | null, arm64: number | null])[] = [
  // No second process: a fork bomb never starts. glibc falls back from clone3, whose flags a filter can't read, to clone.
  ['fork', 'EAGAIN', 57, null],
  ['vfork', 'EAGAIN', 58, null],
  ['clone3', 'ENOSYS', 435, 435],
  // No memory beside the counted one, and no system calls beside the filtered ones.
  ['memfd_create', 'ENOSYS', 319, 279],
  ['memfd_secret', 'ENOSYS', 447, 447],
  ['shmget', 'EPERM', 29, 194],
  ['semget', 'EPERM', 64, 190],
  ['msgget', 'EPERM', 68, 186],
  ['mq_open', 'EPERM', 240, 180],
  ['io_uring_setup', 'EPERM', 425, 425],
  ['io_uring_enter', 'EPERM', 426, 426],
  ['io_uring_register', 'EPERM', 427, 427],
  // No look into other processes and no keyrings.
  ['ptrace', 'EPERM', 101, 117],
  ['process_vm_readv', 'EPERM', 310, 270],
  ['process_vm_writev', 'EPERM', 311, 271],
  ['pidfd_getfd', 'EPERM', 438, 438],
  ['add_key', 'EPERM', 248, 217],
  ['request_key', 'EPERM', 249, 218],
  ['keyctl', 'EPERM', 250, 219],
  // No other view of the machine.
  ['unshare', 'EPERM', 272, 97],
  ['setns', 'EPERM', 308, 268],
  ['mount', 'EPERM', 165, 40],
  ['umount2', 'EPERM', 166, 39],
  ['pivot_root', 'EPERM', 155, 41],
  ['chroot', 'EPERM', 161, 51],
  ['open_tree', 'EPERM', 428, 428],
  ['move_mount', 'EPERM', 429, 429],
  ['fsopen', 'EPERM', 430, 430],
  ['fsconfig', 'EPERM', 431, 431],
  ['fsmount', 'EPERM', 432, 432],
  ['fspick', 'EPERM', 433, 433],
  ['mount_setattr', 'EPERM', 442, 442],
  ['name_to_handle_at', 'EPERM', 303, 264],
  ['open_by_handle_at', 'EPERM', 304, 265],
  // No parts of the kernel that students' programs never need and attackers like.
  ['bpf', 'EPERM', 321, 280],
  ['userfaultfd', 'EPERM', 323, 282],
  ['perf_event_open', 'EPERM', 298, 241],
  ['kexec_load', 'EPERM', 246, 104],
  ['kexec_file_load', 'EPERM', 320, 294],
  ['init_module', 'EPERM', 175, 105],
  ['finit_module', 'EPERM', 313, 273],
  ['delete_module', 'EPERM', 176, 106],
  ['syslog', 'EPERM', 103, 116],
];

const clone = { x64: 56, arm64: 220 } as const;
const socket = { x64: 41, arm64: 198 } as const;
const mmap = { x64: 9, arm64: 222 } as const;
const cloneThread = 0x10000;
/** linux/mman.h: MAP_SHARED (MAP_SHARED_VALIDATE has the same bit) and MAP_GROWSDOWN. */
const uncountedMemory = 0x01 | 0x100;
const families = { unix: 1, inet: 2, inet6: 10, netlink: 16 } as const;
/** linux/audit.h */
const architectures = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;
/** Numbers from here on are the x32 calls of an x86-64 kernel: the same doors under other numbers. */
const firstX32 = 0x40000000;

/** struct seccomp_data: number, architecture, instruction pointer, then arguments of 64 bits. */
const offsets = { number: 0, architecture: 4, firstArgument: 16, fourthArgument: 40 } as const;
const allow = 0x7fff0000;
const killProcess = 0x80000000;
const refuse = (errno: Errno): number => 0x00050000 | errnos[errno];

/** linux/bpf_common.h: LD|W|ABS, JMP|JEQ|K, JMP|JGE|K, JMP|JSET|K, RET|K. */
const codes = { load: 0x20, ifEqual: 0x15, ifAtLeast: 0x35, ifAnyBit: 0x45, answer: 0x06 } as const;
type Step = readonly [code: number, whenTrue: number, whenFalse: number, value: number];

const load = (offset: number): Step => [codes.load, 0, 0, offset];
const answer = (value: number): Step => [codes.answer, 0, 0, value];
const answerIf = (code: number, value: number, result: number): Step[] => [[code, 0, 1, value], answer(result)];

/** The filter for this architecture, ready for the kernel: 8 bytes a step. Null: no filter is known for it. */
export function buildSeccompFilter(architecture: string): Buffer | null {
  if (architecture !== 'x64' && architecture !== 'arm64') return null;
  const steps = buildSteps(architecture);
  const buffer = Buffer.alloc(steps.length * 8);
  steps.forEach(([code, whenTrue, whenFalse, value], index) => {
    buffer.writeUInt16LE(code, index * 8);
    buffer.writeUInt8(whenTrue, index * 8 + 2);
    buffer.writeUInt8(whenFalse, index * 8 + 3);
    buffer.writeUInt32LE(value >>> 0, index * 8 + 4);
  });
  return buffer;
}

function buildSteps(architecture: Architecture): Step[] {
  const table = refused.flatMap(([, errno, x64, arm64]) => {
    const number = architecture === 'x64' ? x64 : arm64;
    return number === null ? [] : answerIf(codes.ifEqual, number, refuse(errno));
  });
  return [
    load(offsets.architecture),
    [codes.ifEqual, 1, 0, architectures[architecture]],
    answer(killProcess),
    load(offsets.number),
    ...(architecture === 'x64' ? answerIf(codes.ifAtLeast, firstX32, refuse('ENOSYS')) : []),
    ...table,
    // clone: over these four steps unless it is one.
    [codes.ifEqual, 0, 4, clone[architecture]],
    load(offsets.firstArgument),
    [codes.ifAnyBit, 0, 1, cloneThread],
    answer(allow),
    answer(refuse('EAGAIN')),
    // mmap: over these four steps unless it is one.
    [codes.ifEqual, 0, 4, mmap[architecture]],
    load(offsets.fourthArgument),
    [codes.ifAnyBit, 0, 1, uncountedMemory],
    answer(refuse('EPERM')),
    answer(allow),
    // socket: over these ten steps unless it is one.
    [codes.ifEqual, 0, 10, socket[architecture]],
    load(offsets.firstArgument),
    ...Object.values(families).flatMap((family) => answerIf(codes.ifEqual, family, allow)),
    answer(refuse('EAFNOSUPPORT')),
    answer(allow),
  ];
}
