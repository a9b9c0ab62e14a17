// The lab process, which also says what it still holds: at SIGUSR2 it collects its garbage, gives back to the system what the C library keeps for
// later (malloc_trim(3)), and writes `process.memoryUsage()` as JSON into the file that SOCKETLAB_TEST_MEMORY_FILE names.
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import koffi from 'koffi';
import '../../src/labProcess.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const trim = findTrim();
const file = process.env.SOCKETLAB_TEST_MEMORY_FILE ?? '';

process.on('SIGUSR2', () => {
  // Finalizers of what the first one found run before the second.
  collect();
  setImmediate(() => {
    collect();
    trim();
    // Whole or not at all.
    writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()));
    renameSync(`${file}.new`, file);
  });
});

/** glibc only. */
function findTrim(): () => void {
  try {
    const mallocTrim = koffi.load(null).func('int malloc_trim(size_t pad)');
    return () => void mallocTrim(0);
  } catch {
    return () => {};
  }
}
