import type { Program } from './lesson.ts';
import type { ProgramSource } from './schema/program.ts';

/** A program as lesson.json names it, with its text. Throws where `programs/` does not hold it. */
export function resolveProgram(program: ProgramSource, files: Readonly<Record<string, string>>): Program {
  const file = program.source ?? program.name;
  const source = files[file];
  if (source === undefined) throw new Error(`programs/${file} is missing`);
  return { host: program.host, name: program.name, file, source };
}
