import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { recordCourse } from './record/recordCourse.ts';

afterEach(() => vi.restoreAllMocks());

test('[ST10] a name of no lesson and no comparison is named, and nothing is recorded', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const root = fileURLToPath(new URL('..', import.meta.url));
  expect(await recordCourse(root, ['tcp-server', 'tcp-sever', 'unread'])).toBe(2);
  expect(said.mock.calls.flat().join('\n')).toContain('tcp-sever, unread: 그런 강의나 비교가 없습니다.');
});
