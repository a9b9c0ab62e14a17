import type { Plugin } from 'vite';

const converters = /[/\\]zod[/\\]v4[/\\]core[/\\](?:to-json-schema|json-schema-processors)\.js$/;

/** Every schema of zod can write itself as JSON Schema. The page never asks for that, and it is a fifth of zod. */
export function leanZod(): Plugin {
  return {
    name: 'lean-zod',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: converters },
      handler(code) {
        const named = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
        const renamed = [...code.matchAll(/^export \{ \w+ as (\w+) \};/gm)].map(([, name]) => name);
        const body = "const none = () => { throw new Error('no JSON Schema on this page'); };";
        return [body, ...[...named, ...renamed].map((name) => `export { none as ${name} };`)].join('\n');
      },
    },
  };
}
