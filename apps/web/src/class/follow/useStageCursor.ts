import { useEffect } from 'react';
import { browserParts } from '../../state/browserConnection.ts';
import type { LabState } from '../../state/labState.ts';
import { useLab } from '../../state/store.ts';
import { tell, useClass } from '../state/classStore.ts';
import { createCursorSender } from './createCursorSender.ts';
import { isDriving } from './driving.ts';

/** While this page's lab is the stage, tells the class where its cursor stands. Of whoever may drive: the instructor's page and the students'. */
export function useStageCursor(): void {
  const driving = useClass(isDriving);
  const connected = useClass((state) => state.connection === 'open');
  useEffect(() => {
    if (!driving || !connected) return;
    const sender = createCursorSender({
      send: (cursor) => void tell({ kind: 'cursor', cursor }),
      setTimer: browserParts.setTimer,
    });
    const move = ({ lab, cursor, playback }: LabState) => {
      if (lab?.status !== 'open') return;
      sender.move({ lab: lab.id, ...cursor, live: playback.mode === 'live' });
    };
    move(useLab.getState());
    const stop = useLab.subscribe((now, before) => {
      if (now.cursor !== before.cursor || now.lab !== before.lab || now.playback !== before.playback) move(now);
    });
    return () => {
      stop();
      sender.close();
    };
  }, [driving, connected]);
}
