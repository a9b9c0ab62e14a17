import inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { setAsyncIds } from './asyncIds.ts';
import { tellRestart } from './restarted.ts';

/**
 * Runs the program in this process as if Node had been started without `--import`: Node's own entry (`Module.runMain`) is called again,
 * from a callback of the event loop instead of a promise's, after its list of imports has been emptied. Node keeps that list among its internals;
 * the inspector can read the function scopes it is reached by. About 5 ms; the way for a Node that can't replace its process.
 * Never settles: the module that called it has had its say.
 *
 * @param required the agent to load first, if `wanted`
 */
export async function runMainAgain(required: string, wanted: boolean): Promise<void> {
  const entry = process.argv[1];
  if (entry === undefined || !isMainThread || !forgetImports()) {
    if (wanted) createRequire(import.meta.url)(required);
    return;
  }
  // Node ends a program whose entry never finishes with code 13. This entry has moved.
  for (const listener of process.listeners('exit')) {
    if (listener.name === 'handleProcessExit') process.off('exit', listener);
  }
  await new Promise<never>(() => {
    setImmediate(() => {
      tellRestart(import.meta.url);
      createRequire(import.meta.url)(required);
      // Node's bootstrap is number 1: what the program makes first is number 2.
      setAsyncIds(() => 1);
      (Module as unknown as { runMain(main: string): void }).runMain(entry);
    });
  });
}

interface RemoteValue {
  readonly name: string;
  readonly value?: { readonly objectId?: string };
}

/** Empties Node's list of `--import` options. False where this Node keeps it elsewhere. */
function forgetImports(): boolean {
  const session = new inspector.Session();
  try {
    session.connect();
    const post = (method: string, params: object): Record<string, unknown> => {
      let answer: Record<string, unknown> = {};
      session.post(method, params, (error, result) => {
        if (!error) answer = result as Record<string, unknown>;
      });
      return answer;
    };
    const properties = (objectId: string, key: 'result' | 'internalProperties') =>
      (post('Runtime.getProperties', { objectId, ownProperties: true })[key] ?? []) as RemoteValue[];
    const main = post('Runtime.evaluate', { expression: 'process.getBuiltinModule("node:module").runMain' });
    const { objectId } = main.result as { objectId: string };
    const scopes = properties(objectId, 'internalProperties').find(({ name }) => name === '[[Scopes]]');
    for (const scope of properties(scopes?.value?.objectId ?? '', 'result')) {
      const id = scope.value?.objectId;
      const reader = id && properties(id, 'result').find(({ name }) => name === 'getOptionValue')?.value?.objectId;
      if (!reader) continue;
      const emptied = post('Runtime.callFunctionOn', {
        objectId: reader,
        functionDeclaration:
          'function () { const list = this("--import"); list.length = 0; return this("--import").length; }',
        returnByValue: true,
      });
      return (emptied.result as { value?: unknown } | undefined)?.value === 0;
    }
    return false;
  } catch {
    return false;
  } finally {
    session.disconnect();
  }
}
