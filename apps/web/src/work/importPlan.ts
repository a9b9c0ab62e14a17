import type { Experiment, KeptFile, StudentWork } from '@socketlab/protocol';

/** What an import would do, before it does it. */
export interface ImportPlan {
  files: readonly [string, KeptFile][];
  /** How many of them differ from a text that is kept here. */
  replaced: number;
  experiments: readonly [string, Experiment][];
}

/** The rule: the imported code stands in for the code here; what is done stays done; what only this browser has stays. */
export function planImport(work: StudentWork, here: ReadonlyMap<string, KeptFile>): ImportPlan {
  const files = Object.entries(work.files).filter(([key, file]) => {
    const mine = here.get(key);
    return mine?.mine !== file.mine || mine.name !== file.name;
  });
  const replaced = files.filter(([key]) => typeof here.get(key)?.mine === 'string').length;
  return { files, replaced, experiments: Object.entries(work.experiments) };
}

/** What it will do, in sentences. */
export function importWords({ files, replaced, experiments }: ImportPlan): string {
  const sentences = [`코드 ${files.length}개와 실험 ${experiments.length}개, 강의의 기록을 가져옵니다.`];
  sentences.push(
    replaced > 0
      ? `이 브라우저에 있는 내 코드 ${replaced}개는 가져온 코드로 바뀝니다. 바로 뒤에는 되돌릴 수 있습니다.`
      : '이 브라우저에 있는 내 코드는 바뀌지 않습니다.',
  );
  sentences.push('이 브라우저에만 있는 코드는 그대로 남고, 마친 과제는 어느 쪽에서 마쳤든 마친 것으로 남습니다.');
  return sentences.join('\n');
}
