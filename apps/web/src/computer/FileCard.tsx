import type { HostName } from '@socketlab/protocol';
import { programOf } from '@socketlab/timeline';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { Later } from '../design/Later.tsx';
import { shortHostWords } from '../design/shortHostWords.ts';
import { askFirst } from '../dialogs/question.ts';
import { RichText } from '../lesson/RichText.tsx';
import { useLab } from '../state/store.ts';
import { isSealed, shownSource, type WorkFile } from '../state/workFile.ts';
import { Console } from './Console.tsx';
import { codeEditor } from './editor/codeEditorPart.ts';
import type { SyntaxProblem } from './editor/syntaxErrors.ts';
import { lineTraces } from './editor/traces.ts';
import styles from './FileCard.module.css';
import { FileTabs } from './FileTabs.tsx';
import { labEnd } from './labEnd.ts';
import { newFile } from './newFile.ts';
import { ProgramControls } from './ProgramControls.tsx';
import { programStatus } from './programWords.ts';
import { SlotChoice } from './SlotChoice.tsx';
import { useFiles } from './useFiles.ts';

/** A computer's files: one of them with how it is doing, its code with what has reached each line, and its console. */
export function FileCard({ host }: { host: HostName }) {
  const { files, shown } = useFiles(host);
  if (!shown) return <NoFile host={host} />;
  return (
    <div className={styles.card}>
      <FileTabs host={host} files={files} shown={shown} />
      <FilePanel key={shown.id} file={shown} inTabs={files.length > 1} />
    </div>
  );
}

function NoFile({ host }: { host: HostName }) {
  const watching = useLab((state) => state.watching);
  return (
    <div className={`${styles.card} ${styles.none}`}>
      <p>이 컴퓨터에는 아직 프로그램이 없습니다.</p>
      {!watching && (
        <Button className={styles.more!} onPress={() => void newFile(host)}>
          파일 더하기
        </Button>
      )}
    </div>
  );
}

async function askToStartOver(file: WorkFile): Promise<void> {
  const sure = await askFirst({
    title: '내 코드를 이 코드로 바꿀까요',
    text: '고치기 시작하면 지금 보이는 코드가 새 내 코드가 됩니다. 되돌릴 수 있습니다.',
    yes: '바꾸기',
  });
  if (sure) useLab.getState().startOver(file.id);
}

function FilePanel({ file, inTabs }: { file: WorkFile; inTabs: boolean }) {
  const { host } = file;
  const setSource = useLab((state) => state.setSource);
  const watching = useLab((state) => state.watching);
  const program = useLab((state) => programOf(state.view, file.host, file.name));
  const [problem, setProblem] = useState<SyntaxProblem | null>(null);
  const status = programStatus(program, useLab(labEnd));
  const source = shownSource(file);
  const traces = useMemo(() => lineTraces(program, source), [program, source]);
  const differs = program !== null && program.source !== source;
  const session = `${file.id}#${file.edition}`;
  const panel = inTabs ? { role: 'tabpanel', id: `panel-${file.id}`, 'aria-labelledby': `file-${file.id}` } : {};
  return (
    <div className={styles.panel} data-file={file.id} {...panel}>
      <div className={styles.tab}>
        {file.added ? (
          <span className={styles.own}>{watching ? '읽기 전용' : '내 파일'}</span>
        ) : (
          <SlotChoice file={file} />
        )}
        <span className={styles.status} data-tone={status.tone} data-testid={`status-${host}`}>
          {status.text}
        </span>
      </div>
      {!watching && <ProgramControls file={file} />}
      {differs && !watching && <p className={styles.differs}>실행한 코드와 다릅니다.</p>}
      <Later
        key={session}
        part={codeEditor}
        props={{
          label: `${shortHostWords[host]} 코드`,
          name: file.name,
          source,
          traces,
          sealed: watching !== null || isSealed(file),
          session,
          onChange: (text) => setSource(file.id, text),
          onSealed: () => void (watching || askToStartOver(file)),
          onSyntax: setProblem,
        }}
      />
      {problem && (
        <p className={styles.syntax} role="status" data-testid={`syntax-${host}`}>
          <b>{problem.line}행 문법 오류.</b> <RichText text={problem.text} />
          <code lang="en">{problem.words}</code>
        </p>
      )}
      <Console host={host} program={program} />
    </div>
  );
}
