import type { HostName } from '@socketlab/protocol';
import { programOf } from '@socketlab/timeline';
import { useMemo } from 'react';
import { codeEditor } from '../../computer/editor/codeEditorPart.ts';
import { lineTraces } from '../../computer/editor/traces.ts';
import { labEnd } from '../../computer/labEnd.ts';
import { programStatus } from '../../computer/programWords.ts';
import { useFiles } from '../../computer/useFiles.ts';
import { Later } from '../../design/Later.tsx';
import { shortHostWords } from '../../design/shortHostWords.ts';
import { useLab } from '../../state/store.ts';
import { shownSource, type WorkFile } from '../../state/workFile.ts';
import styles from './WallStage.module.css';

const ignore = () => {};

/** One computer's newest code, with the line that runs. */
export function WallCode({ host }: { host: HostName }) {
  const { shown } = useFiles(host);
  return shown && <Code file={shown} />;
}

function Code({ file }: { file: WorkFile }) {
  const program = useLab((state) => programOf(state.view, file.host, file.name));
  const status = programStatus(program, useLab(labEnd));
  const source = shownSource(file);
  const traces = useMemo(() => lineTraces(program, source), [program, source]);
  const session = `wall ${file.id}#${file.edition}`;
  return (
    <section className={styles.code} aria-label={`${shortHostWords[file.host]} 코드`} data-host={file.host}>
      <p className={styles.file}>
        <b>{shortHostWords[file.host]}</b>
        <span>{file.name}</span>
        <em data-tone={status.tone}>{status.text}</em>
      </p>
      <div className={styles.text} inert>
        <Later
          key={session}
          part={codeEditor}
          props={{
            label: `${shortHostWords[file.host]} 코드`,
            name: file.name,
            source,
            traces,
            sealed: true,
            session,
            onChange: ignore,
            onSealed: ignore,
            onSyntax: ignore,
          }}
        />
      </div>
    </section>
  );
}
