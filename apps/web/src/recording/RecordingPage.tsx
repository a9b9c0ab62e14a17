import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { Shell } from '../shell/Shell.tsx';
import { useLab } from '../state/store.ts';
import { EmptyRecording } from './EmptyRecording.tsx';
import { isAtRecordings, openStored, useOpening } from './openRecording.ts';
import { RecordingPane } from './RecordingPane.tsx';
import { leaveRecording } from './showRecording.ts';

/** The longest moment a lab's clock can name and a link may ask for, in microseconds. */
const latestUs = 1e12;

/**
 * `/recording`: a kept run on the stage, with no lab behind it. With an id it is fetched from this server, and `?at=` names the moment
 * in microseconds where it opens.
 */
export function RecordingPage({ id }: { id: string | undefined }) {
  const [search] = useSearchParams();
  const shown = useLab((state) => state.recording);
  const atUs = momentOf(search.get('at'));

  useEffect(() => {
    if (id === undefined) return;
    const { recording } = useLab.getState();
    if (recording?.from === 'server' && recording.name === id) {
      if (atUs !== undefined) useLab.getState().seek(atUs);
      return;
    }
    void openStored(id, atUs);
  }, [id, atUs]);
  useEffect(() => {
    return () => {
      // A run may stand here before its page does. While React is made for work on it, it takes a page away and puts it back, to see whether it holds.
      if (isAtRecordings()) return;
      leaveRecording();
      useOpening.setState({ opening: null, problem: null });
    };
  }, []);
  useEffect(() => {
    document.title = `${shown?.header.title ?? '기록'} · 소켓랩`;
  }, [shown]);

  if (!shown) return <EmptyRecording />;
  return <Shell place={null} pane={<RecordingPane shown={shown} />} paneName="기록" />;
}

function momentOf(text: string | null): number | undefined {
  if (text === null || !/^\d{1,12}$/.test(text)) return undefined;
  return Math.min(Number(text), latestUs);
}
