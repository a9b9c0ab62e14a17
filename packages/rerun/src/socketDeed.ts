import { type LabEvent, type Preview, type SocketAction, socketActionSchema } from '@socketlab/protocol';

type Call = Extract<LabEvent, { kind: 'call' }>;

/** What the page asked of a socket, from the call that its agent reported; null where the log kept only a part of what was written. */
export function socketDeed({ method, args }: Call): SocketAction | null {
  const [first] = args;
  // A datagram socket is closed whichever of its ends was asked for.
  const kind = method === 'close' ? 'end' : method;
  const action = {
    kind,
    ...(kind === 'write' ? { text: wholeText(first) } : {}),
    ...(kind === 'setTimeout' ? { ms: Number(first?.text) } : {}),
  };
  return socketActionSchema.safeParse(action).data ?? null;
}

function wholeText(preview: Preview | undefined): string | null {
  if (preview?.kind !== 'string') return null;
  return utf8Bytes(preview.text) === preview.bytes ? preview.text : null;
}

/** Half a surrogate pair counts as what stands in its place (U+FFFD). */
function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const one of text) {
    const point = one.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
