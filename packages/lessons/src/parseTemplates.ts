import type { HostName } from '@socketlab/protocol';
import { z } from 'zod';
import { templatesSchema } from './schema/template.ts';

/** What an experiment of the free lab can begin with. */
export interface Template {
  id: string;
  title: string;
  text: string;
  notes: readonly string[];
  hosts: readonly HostName[];
  files: readonly { host: HostName; name: string; source: string }[];
}

/** Checks the templates against their files: `<id>/<file>` by its text. Throws an Error that names the template and the fault. */
export function parseTemplates(json: unknown, texts: Readonly<Record<string, string>>): Template[] {
  const parsed = templatesSchema.safeParse(json);
  if (!parsed.success) throw new Error(`templates.json: ${z.prettifyError(parsed.error)}`);
  const used = new Set<string>();
  const templates = parsed.data.map((template) => ({
    ...template,
    files: template.files.map(({ host, name, from = name }) => {
      const path = `${template.id}/${from}`;
      const source = texts[path];
      if (source === undefined) throw new Error(`templates/${path} is missing`);
      if (!template.hosts.includes(host)) throw new Error(`templates.json: ${template.id} has no host ${host}`);
      used.add(path);
      return { host, name, source };
    }),
  }));
  const unused = Object.keys(texts).find((path) => !used.has(path));
  if (unused) throw new Error(`templates/${unused} belongs to no template`);
  return templates;
}
