import { expect, test } from 'vitest';
import { judgeImport } from './lib/importRules.mjs';

const outside = (specifier: string, typeOnly = false) => ({ specifier, typeOnly, inside: false });

test('[ST1] an import inside the table passes', () => {
  expect(judgeImport('packages/lab', outside('node:fs/promises'))).toBeNull();
  expect(judgeImport('apps/web', outside('@codemirror/view'))).toBeNull();
  expect(judgeImport('packages/timeline', { specifier: './view.ts', typeOnly: false, inside: true })).toBeNull();
});

test('[ST1] an import outside the table is named', () => {
  expect(judgeImport('packages/timeline', outside('node:fs'))).toBe('packages/timeline may not import node:fs');
  expect(judgeImport('apps/web', outside('@socketlab/lab'))).toBe('apps/web may not import @socketlab/lab');
  expect(judgeImport('packages/packets', outside('zod'))).toBe('packages/packets may not import zod');
});

test('[ST2] a package that gives only types may not be imported for its values', () => {
  expect(judgeImport('packages/agent', outside('@socketlab/protocol', true))).toBeNull();
  expect(judgeImport('packages/agent', outside('@socketlab/protocol'))).toContain('only types');
});

test('[ST3] a relative path may not leave its member', () => {
  expect(judgeImport('packages/lab', outside('../../agent/src/x.ts'))).toContain('leaves packages/lab');
});
