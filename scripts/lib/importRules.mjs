/**
 * Who may import what. The names are workspace folders, npm packages, or `node:*`. `types` may be imported as types only.
 * @type {Record<string, { from: readonly string[], types?: readonly string[], nodeEntry?: string }>}
 */
export const importRules = {
  'packages/packets': { from: [] },
  'packages/protocol': { from: ['zod'], types: ['@socketlab/packets'] },
  'packages/timeline': { from: ['@socketlab/protocol', '@socketlab/packets'] },
  'packages/comparison': { from: ['@socketlab/protocol', '@socketlab/packets', '@socketlab/timeline', 'diff'] },
  'packages/recording': {
    from: ['@socketlab/protocol', '@socketlab/packets', '@socketlab/timeline', 'zod', 'fflate'],
  },
  'packages/rerun': { from: ['@socketlab/protocol', '@socketlab/packets'] },
  'packages/agent': { from: ['node:*'], types: ['@socketlab/protocol'] },
  // src/node.ts is an entry of its own for the server: it reads lessons from disk.
  'packages/lessons': { from: ['@socketlab/protocol', 'zod'], nodeEntry: 'src/node.ts' },
  'packages/lab': { from: ['@socketlab/protocol', '@socketlab/packets', 'node:*', 'koffi'] },
  'apps/server': {
    from: [
      '@socketlab/protocol',
      '@socketlab/lab',
      '@socketlab/lessons',
      '@socketlab/packets',
      '@socketlab/recording',
      'node:*',
      'fastify',
      '@fastify/*',
      'zod',
      'open',
      'ws',
      'libsql',
    ],
  },
  'apps/web': {
    from: [
      '@socketlab/protocol',
      '@socketlab/packets',
      '@socketlab/timeline',
      '@socketlab/recording',
      '@socketlab/rerun',
      '@socketlab/comparison',
      '@socketlab/lessons',
      'react',
      'react-dom',
      'wouter',
      'virtual:lessons',
      'react-aria-components',
      'zustand',
      '@codemirror/*',
      '@lezer/*',
      'acorn',
      'prettier',
      '@fontsource/*',
      'pretendard',
      'uqr',
    ],
    types: ['mdx'],
  },
};

/** The package of a specifier: `@codemirror/view/x` is of `@codemirror/view`, `node:fs/promises` stays whole. */
export function packageOf(specifier) {
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

const fits = (name, pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);

/**
 * The sentence that says why an import breaks the rules, or null where it is allowed.
 * @param {string} member a folder such as `packages/lab`
 * @param {{ specifier: string, typeOnly: boolean, inside: boolean }} found `inside`: a relative path that stays in the member
 * @param {string} [file] where it stands, inside the member
 */
export function judgeImport(member, found, file) {
  const rules = importRules[member];
  if (!rules) return `${member} has no import rules`;
  if (found.specifier.startsWith('.')) return found.inside ? null : `${found.specifier} leaves ${member}`;
  const name = packageOf(found.specifier);
  if (rules.from.some((pattern) => fits(name, pattern))) return null;
  if (name.startsWith('node:') && file !== undefined && file === rules.nodeEntry) return null;
  if (rules.types?.some((pattern) => fits(name, pattern))) {
    return found.typeOnly ? null : `${member} may import only types from ${name}`;
  }
  return `${member} may not import ${name}`;
}
