import { join } from 'node:path';
import { dataFolder, writableFolderRemedy } from '../../process/dataFolder.ts';
import type { ClassStore } from '../classStore.ts';
import { openClassStore } from './classStore.ts';
import { LaterDatabase } from './schema.ts';

/** The store of classes, in a file of the data folder. Null where it can't be opened, and the terminal says why: labs need no classes. */
export function openClassesFile(env: NodeJS.ProcessEnv): ClassStore | null {
  const file = join(dataFolder(env), 'classes.db');
  try {
    return openClassStore(file);
  } catch (error) {
    const { reason, remedy } = explain(error);
    console.error(`수업 기록 파일을 열 수 없어 수업은 열 수 없습니다: ${file}\n  ${reason}\n  → ${remedy}`);
    return null;
  }
}

function explain(error: unknown): { reason: string; remedy: string } {
  const otherFolder = '환경 변수 SOCKETLAB_DATA에 다른 폴더를 줍니다.';
  if (error instanceof LaterDatabase)
    return {
      reason: '더 새로운 소켓랩이 만든 파일입니다.',
      remedy: `소켓랩을 새 판으로 바꾸거나 ${otherFolder}`,
    };
  const reason = error instanceof Error ? error.message : String(error);
  switch ((error as { code?: string }).code) {
    case 'SQLITE_BUSY':
      return { reason: '다른 소켓랩이 이 파일을 쓰고 있습니다.', remedy: `그 소켓랩을 끝내거나 ${otherFolder}` };
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return { reason, remedy: `이 파일을 다른 곳으로 옮기거나 ${otherFolder}` };
    default:
      return { reason, remedy: writableFolderRemedy };
  }
}
