import { closeSync, constants, openSync, readSync, writeFileSync } from 'node:fs';
import { enterNetwork, ioctl, ioctlNumber, openControlSocket, unshareNetwork } from '../ffi/libc.ts';
import type { Sysctls } from './hostPresets.ts';

/** A virtual computer: a network namespace with its own TCP stack, one TUN device and the loopback. */
export interface VirtualHost {
  readonly address: string;
  /** IP packets: read what the host sends, write what it is to receive. Non-blocking. */
  readonly tun: number;
  /** Runs `make` with the calling thread inside the host. What it creates synchronously belongs to the host. */
  within<T>(make: () => T): T;
  /** Changes settings of the host's TCP stack. What this kernel does not know is left out. */
  setSysctls(values: Sysctls): void;
  /** The kernel's tables of sockets: `/proc/net/tcp`, `udp` and, where there is IPv6, `tcp6` and `udp6`. */
  readTables(): string[];
  close(): void;
}

/** The process's own namespace, to come back to. */
export interface Home {
  readonly namespace: number;
  close(): void;
}

/** linux/if_tun.h, linux/sockios.h, linux/if.h; the same numbers on x86-64 and arm64. */
const setInterface = 0x400454ca;
const setPersistent = 0x400454cb;
const setAddress = 0x8916;
const setPeerAddress = 0x8918;
const setFlags = 0x8914;
const tunWithoutHeader = 0x1001;
const upPointToPointRunning = 0x51;
const upRunning = 0x41;

const namespaceFile = '/proc/thread-self/ns/net';

/** Set in every host before anything else. */
const sysctls: Sysctls = {
  // Before the TUN device exists: its own router and multicast queries would stand between the lesson's packets.
  'ipv6/conf/default/disable_ipv6': '1',
  // A TUN device keeps 500 packets while the wire is busy and drops the next unseen: one window must be fewer (RFC 9293, 3.8.6).
  'ipv4/tcp_rmem': '4096 131072 524288',
};

/** Where /proc/sys is read-only (some containers) the kernel's defaults stay; nothing depends on these but time and cost. */
function setSysctls(values: Sysctls): void {
  for (const [name, value] of Object.entries(values)) {
    try {
      writeFileSync(`/proc/sys/net/${name}`, value);
    } catch {}
  }
}

/**
 * Opens the way home and makes later hosts cheap to read: a namespace made after this has its own small table of connections
 * instead of a share of the machine's huge one.
 */
export function openHome(): Home {
  const namespace = openSync(namespaceFile, 'r');
  // The second since Linux 6.2; 128 is the least it takes.
  setSysctls({ 'ipv4/tcp_child_ehash_entries': '64', 'ipv4/udp_child_hash_entries': '128' });
  return { namespace, close: () => closeSync(namespace) };
}

/** Makes a host in a namespace of its own, with a TUN device as its only way to the others. Throws `SystemCallError` or a file system error. */
export function createVirtualHost(home: Home, address: string, others: readonly string[]): VirtualHost {
  const opened: number[] = [];
  const keep = (fd: number) => {
    opened.push(fd);
    return fd;
  };
  const close = () => {
    for (const fd of opened.splice(0)) closeSync(fd);
  };
  try {
    unshareNetwork();
    const namespace = keep(openSync(namespaceFile, 'r'));
    setSysctls(sysctls);
    const tun = keep(openSync('/dev/net/tun', constants.O_RDWR | constants.O_NONBLOCK));
    bringUp(tun, address, others);
    // An open table stays the table of this namespace, so later looks need no visit.
    const tables = tableNames.flatMap((name) => openTable(name, keep));
    const within = <T>(make: () => T): T => {
      enterNetwork(namespace);
      try {
        return make();
      } finally {
        enterNetwork(home.namespace);
      }
    };
    return {
      address,
      tun,
      within,
      setSysctls: (values) => within(() => setSysctls(values)),
      readTables: () => tables.map(readTable),
      close,
    };
  } catch (error) {
    close();
    throw error;
  } finally {
    enterNetwork(home.namespace);
  }
}

const tableNames = ['tcp', 'udp', 'tcp6', 'udp6'];

/** A kernel without IPv6 lacks two of them. */
function openTable(name: string, keep: (fd: number) => number): number[] {
  try {
    return [keep(openSync(`/proc/thread-self/net/${name}`, 'r'))];
  } catch (error) {
    if (name === 'tcp') throw error;
    return [];
  }
}

/**
 * The host's address stands on the device once for each of the others, as its peer: to these there is a route, and to nobody else. The
 * second and later ones have labels of their own, as `ifconfig wire0:1` would give them (devinet_ioctl in net/ipv4/devinet.c).
 */
function bringUp(tun: number, address: string, others: readonly string[]): void {
  ioctl(tun, setInterface, withNumber(request('wire0'), tunWithoutHeader));
  // Closing an ordinary TUN device waits for the whole kernel, some 20 ms on our only thread. A persistent one is taken down with
  // its namespace, later and elsewhere.
  ioctlNumber(tun, setPersistent, 1);
  const control = openControlSocket();
  try {
    others.forEach((other, index) => {
      const label = index === 0 ? 'wire0' : `wire0:${index}`;
      ioctl(control, setAddress, withAddress(request(label), address));
      ioctl(control, setPeerAddress, withAddress(request(label), other));
    });
    ioctl(control, setFlags, withNumber(request('wire0'), upPointToPointRunning));
    ioctl(control, setFlags, withNumber(request('lo'), upRunning));
  } finally {
    closeSync(control);
  }
}

/** struct ifreq: 16 bytes of name, then a union (netdevice(7)). */
function request(name: string): Buffer {
  const buffer = Buffer.alloc(40);
  buffer.write(name);
  return buffer;
}

function withNumber(buffer: Buffer, value: number): Buffer {
  buffer.writeUInt32LE(value, 16);
  return buffer;
}

/** struct sockaddr_in: family, port, address. */
function withAddress(buffer: Buffer, address: string): Buffer {
  buffer.writeUInt16LE(2, 16);
  Buffer.from(address.split('.').map(Number)).copy(buffer, 20);
  return buffer;
}

const tableBuffer = Buffer.allocUnsafe(64 * 1024);
/** A program may open thousands of sockets; this is more rows than it may hold open. */
const tableBytes = 2 * 1024 * 1024;

function readTable(fd: number): string {
  let text = '';
  let position = 0;
  while (position < tableBytes) {
    const count = readSync(fd, tableBuffer, 0, tableBuffer.length, position);
    if (count === 0) break;
    text += tableBuffer.toString('latin1', 0, count);
    position += count;
  }
  return text;
}
