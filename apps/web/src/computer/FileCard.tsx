import type { HostName } from '@socketlab/protocol';
import { programOf } from '@socketlab/timeline';
import { useMemo } from 'react';
import { Later } from '../design/Later.tsx';
import { useLab } from '../state/store.ts';
import { Console } from './Console.tsx';
import { codeEditor } from './editor/codeEditorPart.ts';
import { lineTraces } from './editor/traces.ts';
import styles from './FileCard.module.css';
import { ProgramControls } from './ProgramControls.tsx';
import { programStatus } from './programWords.ts';

/** A computer's file: what it is called, how it is doing, its code with what has reached each line, and its console. */
export function FileCard({ host }: { host: HostName }) {
  const file = useLab((state) => state.files[host]);
  const setSource = useLab((state) => state.setSource);
  const program = useLab((state) => programOf(state.view, host));
  // Of the past it stays true that it ran.
  const lost = useLab((state) => state.lab?.status === 'gone' && state.playback.mode === 'live');
  const status = programStatus(program, lost);
  const traces = useMemo(() => lineTraces(program, file.source), [program, file.source]);
  const differs = program !== null && program.source !== file.source;
  return (
    <div className={styles.card}>
      <div className={styles.tab}>
        <span className={styles.file}>{file.name}</span>
        <span className={styles.status} data-tone={status.tone} data-testid={`status-${host}`}>
          {status.text}
        </span>
      </div>
      <ProgramControls host={host} />
      {differs && <p className={styles.differs}>실행한 코드와 다릅니다.</p>}
      <Later
        part={codeEditor}
        props={{
          label: host === 'server' ? '서버 코드' : '클라이언트 코드',
          source: file.source,
          traces,
          onChange: (source) => setSource(host, source),
        }}
      />
      <Console host={host} program={program} />
    </div>
  );
}
