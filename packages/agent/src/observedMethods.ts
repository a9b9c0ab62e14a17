/**
 * Methods a student calls, by the module that has them. Where a class inherits one, it is wrapped where it stands: no object gets a
 * property it hadn't. Those of `EventEmitter` (`once`, `off` …) are in the first list, and seen on every observed object.
 */
export const socketMethods = [
  ...['connect', 'write', 'end', 'destroy', 'destroySoon', 'resetAndDestroy', 'pause', 'resume', 'setTimeout'],
  ...['setNoDelay', 'setKeepAlive', 'setEncoding', 'cork', 'uncork', 'pipe', 'unpipe', 'read', 'address', 'ref'],
  ...['unref', 'on', 'addListener', 'once', 'prependListener', 'prependOnceListener', 'off', 'removeListener'],
  'removeAllListeners',
];

export const serverMethods = ['listen', 'close', 'address', 'getConnections', 'ref', 'unref', 'on', 'addListener'];

export const datagramMethods = [
  ...['bind', 'connect', 'disconnect', 'send', 'close', 'address', 'remoteAddress', 'ref', 'unref'],
  ...['setBroadcast', 'setTTL', 'setMulticastTTL', 'setMulticastLoopback', 'setMulticastInterface'],
  ...['addMembership', 'dropMembership', 'addSourceSpecificMembership', 'dropSourceSpecificMembership'],
  ...['setRecvBufferSize', 'setSendBufferSize', 'getRecvBufferSize', 'getSendBufferSize'],
  ...['getSendQueueSize', 'getSendQueueCount'],
];

/** Of the calls that Node makes by itself, these move packets or give an address: they are told with what made Node do it. */
export const tellingMethods: Record<string, true | undefined> = {
  __proto__: null as never,
  bind: true,
  connect: true,
  destroy: true,
  end: true,
  resetAndDestroy: true,
  write: true,
};
