import { join } from 'node:path';
import { dataFolder } from '../../process/dataFolder.ts';
import type { ClassStore } from '../classStore.ts';
import { openClassStore } from './classStore.ts';

/** The store of classes, in a file of the data folder. Null where it can't be opened, and the terminal says why: labs need no classes. */
export function openClassesFile(env: NodeJS.ProcessEnv): ClassStore | null {
  const file = join(dataFolder(env), 'classes.db');
  try {
    return openClassStore(file);
  } catch (error) {
    const inUse = (error as { code?: string }).code === 'SQLITE_BUSY';
    const reason = inUse
      ? '다른 소켓랩이 이 파일을 쓰고 있습니다.'
      : error instanceof Error
        ? error.message
        : String(error);
    const remedy = inUse
      ? '그 소켓랩을 끝내거나 SOCKETLAB_DATA에 다른 폴더를 줍니다.'
      : 'SOCKETLAB_DATA에 쓸 수 있는 폴더를 줍니다.';
    console.error(`수업 기록 파일을 열 수 없어 수업은 열 수 없습니다: ${file}\n  ${reason}\n  → ${remedy}`);
    return null;
  }
}
