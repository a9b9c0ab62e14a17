/** A capture file read back, by the words of draft-ietf-opsawg-pcapng: what a reader that knows nothing of us finds in it. */
export interface ReadCapture {
  application: string;
  comments: string[];
  interfaces: { name: string; description: string }[];
  packets: ReadPacket[];
}
export interface ReadPacket {
  interface: string;
  atUs: number;
  bytes: Uint8Array;
  originalLength: number;
  direction: 'inbound' | 'outbound' | null;
  comments: string[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });

export function readPcapng(file: Uint8Array): ReadCapture {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const capture: ReadCapture = { application: '', comments: [], interfaces: [], packets: [] };
  for (let at = 0; at < file.length; at += view.getUint32(at + 4, true)) {
    const body = file.subarray(at + 8, at + view.getUint32(at + 4, true) - 4);
    const u32 = (offset: number) => view.getUint32(at + 8 + offset, true);
    switch (view.getUint32(at, true)) {
      case 0x0a0d0d0a: {
        const options = optionsOf(body.subarray(16));
        capture.comments = textsOf(options, 1);
        capture.application = textsOf(options, 4).join();
        break;
      }
      case 1: {
        const options = optionsOf(body.subarray(8));
        capture.interfaces.push({ name: textsOf(options, 2).join(), description: textsOf(options, 3).join() });
        break;
      }
      case 6: {
        const options = optionsOf(body.subarray(20 + Math.ceil(u32(12) / 4) * 4));
        const flags = options.find(({ code }) => code === 2)?.value[0];
        capture.packets.push({
          interface: capture.interfaces[u32(0)]!.name,
          atUs: u32(4) * 2 ** 32 + u32(8),
          bytes: body.subarray(20, 20 + u32(12)),
          originalLength: u32(16),
          direction: flags === undefined ? null : flags === 1 ? 'inbound' : 'outbound',
          comments: textsOf(options, 1),
        });
        break;
      }
      default:
        throw new TypeError('a block that nobody has written');
    }
  }
  return capture;
}

function optionsOf(bytes: Uint8Array): { code: number; value: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options: { code: number; value: Uint8Array }[] = [];
  for (let at = 0; at < bytes.length && view.getUint16(at, true) !== 0; ) {
    const length = view.getUint16(at + 2, true);
    options.push({ code: view.getUint16(at, true), value: bytes.slice(at + 4, at + 4 + length) });
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
}

const textsOf = (options: { code: number; value: Uint8Array }[], wanted: number): string[] =>
  options.filter(({ code }) => code === wanted).map(({ value }) => decoder.decode(value));
