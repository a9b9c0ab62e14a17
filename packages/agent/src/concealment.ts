import { moduleBuiltin, realpathSync } from './builtins.ts';

/** What the lab tells its agent through the environment. Absent variables are undefined. */
export interface AgentSettings {
  readonly out: string | undefined;
  readonly commands: string | undefined;
  readonly log: string | undefined;
  readonly host: string | undefined;
  readonly names: string | undefined;
  readonly listen: string | undefined;
}

/** Reads the agent's variables and takes them from the program's sight (and from its children's). */
export function takeSettings(): AgentSettings {
  const { env } = process;
  const settings = {
    out: env.SOCKETLAB_AGENT_OUT,
    commands: env.SOCKETLAB_AGENT_IN,
    log: env.SOCKETLAB_AGENT_LOG,
    host: env.SOCKETLAB_HOST,
    names: env.SOCKETLAB_NAMES,
    listen: env.SOCKETLAB_LISTEN,
  };
  for (const name of Object.keys(env)) if (name.startsWith('SOCKETLAB_')) delete env[name];
  return settings;
}

const preloadOption = /^(?:-r|--require|--import)$/;
const preloadOptionWithValue = /^(?:--require|--import)=(.*)$/s;

/** Takes the options that load one of `files` out of a list of Node options, in place. Tells how many it has taken. */
export function removePreloads(options: string[], files: readonly string[]): number {
  let removed = 0;
  for (let index = options.length - 1; index >= 0; index--) {
    const option = options[index] as string;
    const inside = preloadOptionWithValue.exec(option)?.[1];
    if (inside !== undefined && isOneOf(inside, files)) {
      options.splice(index, 1);
      removed++;
    } else if (preloadOption.test(option) && isOneOf(options[index + 1] ?? '', files)) {
      options.splice(index, 2);
      removed++;
    }
  }
  return removed;
}

/** The same for `NODE_OPTIONS`, whose words are separated by spaces and may stand in double quotes. */
export function removeFromNodeOptions(files: readonly string[]): number {
  const text = process.env.NODE_OPTIONS;
  if (text === undefined) return 0;
  const words = text.match(/(?:"(?:\\.|[^"\\])*"|[^\s"])+/g) ?? [];
  const plain = words.map((word) =>
    word.replace(/"((?:\\.|[^"\\])*)"/g, (_all, inside: string) => inside.replace(/\\(.)/g, '$1')),
  );
  const before = [...plain];
  const removed = removePreloads(plain, files);
  if (removed === 0) return 0;
  if (plain.length === 0) delete process.env.NODE_OPTIONS;
  else process.env.NODE_OPTIONS = plain.map((word) => words[before.indexOf(word)] ?? word).join(' ');
  return removed;
}

/** A preload is named by a path, absolute or from the working directory, or by a file URL. */
function isOneOf(name: string, files: readonly string[]): boolean {
  try {
    const path = name.startsWith('file:') ? decodeURIComponent(new URL(name).pathname) : name;
    return files.includes(realpathSync(path));
  } catch {
    return false;
  }
}

/** Takes the agent's file out of `require.cache` and of the loader's memory of paths. */
export function forgetModule(file: string): void {
  const loader = moduleBuiltin as unknown as { _cache: Record<string, unknown>; _pathCache: Record<string, unknown> };
  delete loader._cache[file];
  for (const key of Object.keys(loader._pathCache)) if (loader._pathCache[key] === file) delete loader._pathCache[key];
}
