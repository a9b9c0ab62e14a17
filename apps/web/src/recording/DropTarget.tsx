import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import styles from './DropTarget.module.css';
import { takeFile } from './takeFile.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
/** A place that takes files in its own way says so. */
const isElsewhere = ({ target }: DragEvent): boolean =>
  target instanceof Element && target.closest('[data-drops]') !== null;

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
      setOver(!isElsewhere(event));
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
    const take = (event: DragEvent, file: File | undefined) => {
      event.preventDefault();
      if (file) void takeFile(file, navigate);
    };
    /** Before anybody else: an editor would take a recording for text. */
    const claim = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      const recording = [...(event.dataTransfer?.files ?? [])].find(({ name }) => name.endsWith('.socketlab'));
      if (!recording || isElsewhere(event)) return;
      event.stopPropagation();
      take(event, recording);
    };
    const drop = (event: DragEvent) => {
      if (hasFiles(event) && !event.defaultPrevented) take(event, event.dataTransfer?.files[0]);
    };
    const own = new AbortController();
    const { signal } = own;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', move, { signal });
    window.addEventListener('drop', claim, { signal, capture: true });
    window.addEventListener('drop', drop, { signal });
    return () => own.abort();
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
