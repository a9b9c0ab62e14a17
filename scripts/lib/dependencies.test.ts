import { expect, test } from 'vitest';
import { nodeProblem } from './dependencies.mjs';

test.each(['18.20.8', '20.18.3'])('[ST14] Node %s is refused, with what is needed and where it is', (version) => {
  expect(nodeProblem(version)).toMatch(/^Node\.js 20\.19 이상 27 미만이 필요합니다\. 지금은 [\d.]+입니다\. https/);
  expect(nodeProblem(version)).toContain(version);
});

test.each(['20.19.0', '20.20.2', '22.0.0', '26.1.0'])('[ST14] Node %s will do', (version) => {
  expect(nodeProblem(version)).toBeNull();
});
