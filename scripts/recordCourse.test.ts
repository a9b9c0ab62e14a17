import { expect, onTestFinished, test, vi } from 'vitest';
import { root } from './lib/paths.mjs';
import { recordCourse } from './record/recordCourse.ts';

test('[SS7] a name that no lesson and no comparison has is said, and nothing is recorded', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => said.mockRestore());
  expect(await recordCourse(root, ['tcp-server-client', 'comparisons/closng'])).toBe(2);
  expect(said.mock.calls.join()).toContain('이런 강의나 비교가 없습니다: comparisons/closng\n');
});
