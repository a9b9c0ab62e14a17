// Fails when an import leaves the table of docs/ARCHITECTURE.md. Tests may import what they test with; products may not.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';
import { importRules, judgeImport, packageOf } from './lib/importRules.mjs';
import { root } from './lib/paths.mjs';

const isTest = (file) => /\.test\.tsx?$/.test(file);

function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
}

function importsOf(file) {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const fixed = module.staticImports.map((found) => ({
    specifier: found.moduleRequest.value,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  }));
  const exported = module.staticExports.flatMap((found) =>
    found.entries
      .filter((entry) => entry.moduleRequest)
      .map((entry) => ({ specifier: entry.moduleRequest.value, typeOnly: entry.isType })),
  );
  const source = readFileSync(join(root, file), 'utf8');
  const dynamic = module.dynamicImports
    .map((found) => source.slice(found.moduleRequest.start, found.moduleRequest.end))
    .filter((text) => /^['"]/.test(text))
    .map((text) => ({ specifier: text.slice(1, -1), typeOnly: false }));
  return [...fixed, ...exported, ...dynamic];
}

const complaints = [];
for (const [member, rules] of Object.entries(importRules)) {
  for (const file of sources(`${member}/src`).filter((name) => !isTest(name))) {
    for (const found of importsOf(file)) {
      const target = resolve(root, file, '..', found.specifier);
      const complaint = judgeImport(
        member,
        { ...found, inside: target.startsWith(join(root, member) + sep) },
        relative(member, file),
      );
      if (complaint) complaints.push(`${file}: ${complaint}`);
    }
  }
  const manifest = JSON.parse(readFileSync(join(root, member, 'package.json'), 'utf8'));
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const complaint = judgeImport(member, { specifier: packageOf(name), typeOnly: true, inside: false });
    if (complaint) complaints.push(`${member}/package.json: ${complaint}`);
  }
  if (rules.from.length === 0 && manifest.dependencies) complaints.push(`${member}/package.json: needs no dependency`);
}

for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
