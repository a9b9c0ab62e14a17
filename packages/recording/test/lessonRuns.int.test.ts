import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exportPcapng, NothingCaptured, readRecording } from '../src/index.ts';
import { expectSame } from './expectSame.ts';
import { hasCapinfos, hasTshark, readByCapinfos, readByTshark, skipped } from './tshark.ts';

const folder = new URL('../../lessons/recordings/', import.meta.url);
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.socketlab'));
const runs = await Promise.all(
  names.map(async (name) => ({ name, recording: await readRecording(readFileSync(new URL(name, folder))) })),
);
const onWire = runs.filter(({ recording }) => recording.events.some(({ kind }) => kind === 'sent'));

test('[XP2] of a lesson whose step sends nothing there is no capture', () => {
  const quiet = runs.filter((run) => !onWire.includes(run));
  for (const { recording } of quiet) expect(() => exportPcapng(recording)).toThrow(NothingCaptured);
  expect(quiet.length).toBeLessThan(10);
  expect(onWire.length).toBeGreaterThan(100);
});

test.runIf(hasTshark).concurrent.each(onWire)(
  `[XP10] tshark reads of $name what we read of it${skipped(hasTshark, 'tshark')}`,
  { timeout: 120_000 },
  async ({ recording }) => {
    const { shown } = await expectSame(recording);
    const { events } = recording;
    const text = shown.map(({ comments }) => comments).join('\n');
    expect(text).toMatch(/(도착했습니다|사라졌습니다)/);
    if (events.some((event) => event.kind === 'call' && event.method.endsWith('.connect')))
      expect(text).toMatch(/connect\(.*\)[를을] 호출했습니다/);
    if (events.some(({ kind }) => kind === 'dropped')) expect(text).toMatch(/회선[이의].*사라졌습니다/);
    if (events.some(({ kind }) => kind === 'fault')) expect(text).toMatch(/장애를 걸었습니다/);
  },
);

test.runIf(hasTshark).concurrent.each(onWire.filter(({ name }) => name.startsWith('tcp-')))(
  `[XP10] as Wireshark is after its installation it finds in $name nothing malformed but what is sent again${skipped(hasTshark, 'tshark')}`,
  { timeout: 120_000 },
  async ({ recording }) => {
    const { frames } = await readByTshark(exportPcapng(recording).bytes, ['_ws.malformed', 'frame.comment']);
    const malformed = frames.filter((frame) => frame['_ws.malformed']!.length > 0);
    // It puts streams together, and calls bytes that come a second time an error of that.
    for (const frame of malformed) {
      expect(frame['_ws.malformed']!.join()).toMatch(/Reassembly error/);
      expect(frame['frame.comment']!.join()).toMatch(/재전송/);
    }
  },
);

test.runIf(hasCapinfos)(
  `[XP10] capinfos counts the packets of each interface${skipped(hasCapinfos, 'capinfos')}`,
  async () => {
    const { recording } = onWire.find(({ name }) => name.startsWith('tcp-server-client.write'))!;
    const said = await readByCapinfos(exportPcapng(recording).bytes);
    const sentBy = (host: string) => recording.events.filter((event) => event.kind === 'sent' && event.from === host);
    expect(said).toMatch(/Strict time order: +True/);
    expect(said).toMatch(/Capture application: +socketlab/);
    expect(said).toContain(recording.header.title);
    expect([...said.matchAll(/ Name = (.*)/g)].map(([, name]) => name)).toEqual(['client', 'server', 'wire']);
    expect([...said.matchAll(/ Number of packets = (\d+)/g)].map(([, count]) => Number(count))).toEqual([
      sentBy('client').length,
      sentBy('server').length,
      0,
    ]);
  },
);
