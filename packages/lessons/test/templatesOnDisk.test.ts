import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { parseTemplates } from '../src/index.ts';
import { builtInSources, loadCourse, loadTemplates } from '../src/node.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const templates = await loadTemplates(here('../templates'));

it('[FL1] a server that runs only built-in programs knows those of the templates', async () => {
  const known = builtInSources(await loadCourse(here('../lessons')), templates);
  const sources = templates.flatMap((template) => template.files.map(({ source }) => source));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.every((source) => known.has(source))).toBe(true);
});

it.each(templates.map((template) => [template.id, template] as const))(
  '[FL1] template %s is JavaScript in short lines, on computers it has',
  (_, { hosts, files, notes }) => {
    expect(hosts).toEqual(expect.arrayContaining(['client', 'server']));
    expect(new Set(files.map(({ host, name }) => `${host}/${name}`)).size).toBe(files.length);
    for (const { name, source } of files) {
      expect(() => new Script(source, { filename: name })).not.toThrow();
      expect(source.split('\n').filter((line) => line.length > 48)).toEqual([]);
    }
    for (const note of notes) expect(note).toMatch(/니다\.$/);
  },
);

it('[FL1] a template with a missing or a foreign file is refused by name', () => {
  const template = { id: 'one', title: '하나', text: '하나입니다.', notes: [], hosts: ['client', 'server'] };
  const files = [{ host: 'server', name: 'server.js' }];
  expect(() => parseTemplates([{ ...template, files }], {})).toThrow('templates/one/server.js is missing');
  expect(() => parseTemplates([{ ...template, files: [] }], { 'one/x.js': '' })).toThrow(
    'one/x.js belongs to no template',
  );
  expect(() => parseTemplates([{ ...template, files: [{ host: 'moon', name: 'a.js' }] }], {})).toThrow(
    'templates.json',
  );
});
