import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import styles from './DropTarget.module.css';
import { takeFile } from './takeFile.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Wherever on the page a file is dropped, it is opened as a recording. A page without this would leave for the file itself. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const [, navigate] = useLocation();
  useEffect(() => {
    /** Elements entered and not left again: the events come from each one that is passed. */
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const move = (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void takeFile(file, navigate);
    };
    const all = { dragenter: enter, dragleave: leave, dragover: move, drop } as const;
    for (const [name, act] of Object.entries(all)) window.addEventListener(name, act as EventListener);
    return () => {
      for (const [name, act] of Object.entries(all)) window.removeEventListener(name, act as EventListener);
    };
  }, [navigate]);
  if (!over) return null;
  return (
    <div className={styles.over} aria-hidden="true">
      <p>
        놓으면 기록을 엽니다<small>.socketlab 파일</small>
      </p>
    </div>
  );
}
