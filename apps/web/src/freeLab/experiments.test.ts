import { limits, parseWork, workFormat } from '@socketlab/protocol';
import { expect, test, vi } from 'vitest';
import { experimentFrom } from './experiments.ts';

const { kept, said } = vi.hoisted(() => ({ kept: new Map<string, unknown>(), said: [] as string[] }));
vi.mock('../state/store.ts', () => ({
  fileShelf: { put: (key: string, file: unknown) => kept.set(key, file) },
  useLab: { getState: () => ({ notify: ({ text }: { text: string }) => said.push(text) }) },
}));
vi.mock('../work/experimentShelf.ts', () => ({ experimentShelf: new Map(), putExperiment: () => {} }));

test('[FL3] a recording of very many programs makes no experiment that the student’s own backup is refused for', () => {
  const files = Array.from({ length: limits.addedFiles + 5 }, (_, at) => ({
    host: 'server' as const,
    name: `x${at}.js`,
    mine: '',
  }));
  experimentFrom('기록', ['client', 'server'], files);
  expect(kept.size).toBe(limits.addedFiles);
  const progress = { tasks: {}, predictions: {}, exercises: {} };
  const work = { ...workFormat, files: Object.fromEntries(kept), experiments: {}, progress };
  expect(parseWork(JSON.stringify(work))).toMatchObject({ ok: true });
  expect(said).toEqual([expect.stringContaining(`${files.length}개 가운데 ${limits.addedFiles}개`)]);
});
