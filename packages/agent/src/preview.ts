import { isArrayBufferView, isNativeError, isProxy } from './builtins.ts';
import { plainAddress } from './objects.ts';
import {
  byteLength,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hexSlice,
  isArray,
  min,
  ownKeys,
  quote,
  textCodeAt,
  textIndexOf,
  textSlice,
  toText,
  utf8Slice,
} from './primordials.ts';
import { recordOf } from './records.ts';

const longestText = 240;
const longestNested = 40;
const mostKeys = 8;

/** Up to eight arguments as the JSON text of a list of previews. Never runs code of the program: no getter, no `toString`, no proxy trap. */
export function previewArguments(args: ArrayLike<unknown>): string {
  let text = '[';
  const count = min(args.length, 8);
  for (let index = 0; index < count; index++) text += (index > 0 ? ',' : '') + preview(args[index]);
  return `${text}]`;
}

/** The arguments of a datagram socket's `message`: the bytes, and the sender as `address:port`. */
export function previewMessage(args: readonly unknown[]): string {
  const from = args[1];
  if (typeof from !== 'object' || from === null || isProxy(from)) return previewArguments(args);
  const address = ownText(from, 'address');
  const port = ownValue(from, 'port');
  if (address === '' || typeof port !== 'number') return previewArguments(args);
  const plain = plainAddress(address);
  const host = textIndexOf(plain, ':') === -1 ? plain : `[${plain}]`;
  return `[${preview(args[0])},{"kind":"object","text":${quote(cut(`${host}:${port}`, longestText))}}]`;
}

function preview(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `{"kind":"string","text":${quote(cut(value, longestText))},"bytes":${byteLength(value)}}`;
    case 'number':
    case 'boolean':
    case 'undefined':
    case 'bigint':
      return `{"kind":"${typeof value}","text":"${cut(toText(value), longestText)}"}`;
    case 'symbol':
      return `{"kind":"symbol","text":${quote(cut(toText(value), longestText))}}`;
    case 'function':
      return `{"kind":"function","text":${quote(functionText(value))}}`;
    default:
      return value === null ? '{"kind":"null","text":"null"}' : previewObject(value as object);
  }
}

function previewObject(value: object): string {
  const record = recordOf(value);
  if (record) return `{"kind":"object","text":"${record.type}","object":"${record.id}"}`;
  if (isProxy(value)) return '{"kind":"object","text":"Proxy"}';
  if (isArrayBufferView(value)) {
    return `{"kind":"bytes","text":${quote(bytesText(value as Uint8Array))},"bytes":${value.byteLength}}`;
  }
  if (isNativeError(value)) {
    const code = ownValue(value, 'code');
    const text = `${errorName(value)}: ${ownText(value, 'message')}`;
    const tail = typeof code === 'string' ? `,"code":${quote(cut(code, 64))}` : '';
    return `{"kind":"error","text":${quote(cut(text, longestText))}${tail}}`;
  }
  return `{"kind":"object","text":${quote(cut(shallowText(value), longestText))}}`;
}

/** The value of an own data property; accessors are not run. */
export function ownValue(object: object, key: PropertyKey): unknown {
  return getOwnPropertyDescriptor(object, key)?.value;
}

export function ownText(object: object, key: PropertyKey): string {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : '';
}

/** `TypeError`, found on the prototypes without running anything. */
export function errorName(error: object): string {
  for (let holder: object | null = error, depth = 0; holder && depth < 8; holder = getPrototypeOf(holder), depth++) {
    if (isProxy(holder)) break;
    const name = ownValue(holder, 'name');
    if (typeof name === 'string') return name;
  }
  return 'Error';
}

function shallowText(value: object): string {
  if (isArray(value)) return `Array(${value.length})`;
  const keys = ownKeys(value);
  let text = '';
  for (let index = 0, shown = 0; index < keys.length && shown < mostKeys; index++) {
    const key = keys[index];
    if (typeof key !== 'string') continue;
    const descriptor = getOwnPropertyDescriptor(value, key);
    if (!descriptor?.enumerable) continue;
    text += `${shown++ > 0 ? ', ' : ''}${key}: ${'value' in descriptor ? nestedText(descriptor.value) : '[Getter]'}`;
  }
  return text === '' ? '{}' : `{ ${text} }`;
}

function nestedText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(cut(value, longestNested));
    case 'function':
      return functionText(value);
    case 'object':
      if (value === null) return 'null';
      return !isProxy(value) && isArray(value) ? `Array(${value.length})` : '[Object]';
    default:
      return toText(value as string);
  }
}

function functionText(value: object): string {
  const name = isProxy(value) ? '' : ownText(value, 'name');
  return name === '' ? '(anonymous)' : cut(name, longestNested);
}

/** UTF-8 where the bytes are text, else hexadecimal pairs. */
function bytesText(bytes: Uint8Array): string {
  const end = min(bytes.byteLength, longestText);
  let text = utf8Slice(bytes, 0, end);
  // A character cut in two at the end of the preview is not a sign of binary data.
  if (end < bytes.byteLength) {
    let kept = text.length;
    while (kept > 0 && text.length - kept < 3 && textCodeAt(text, kept - 1) === 0xfffd) kept--;
    text = textSlice(text, 0, kept);
  }
  return isPrintable(text) ? text : hexPairs(hexSlice(bytes, 0, min(end, 48)));
}

function isPrintable(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = textCodeAt(text, index);
    if (code === 0xfffd || code === 0x7f || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return false;
  }
  return true;
}

function hexPairs(hex: string): string {
  let text = '';
  for (let index = 0; index < hex.length; index += 2) text += (index > 0 ? ' ' : '') + textSlice(hex, index, index + 2);
  return text;
}

export function cut(text: string, length: number): string {
  return text.length > length ? textSlice(text, 0, length) : text;
}
