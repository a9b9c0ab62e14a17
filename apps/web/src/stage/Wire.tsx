import { useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { WireTools } from '../faults/WireTools.tsx';
import { KernelStrip } from '../kernelStrip/KernelStrip.tsx';
import { ladderPart } from './ladderPart.tsx';
import { zoomSteps } from './ladderScale.ts';
import styles from './Wire.module.css';

/** These are seen only when there is something to see in them. */
const nothing = () => null;
const handBar = laterPart({
  load: async () => (await import('../faults/HandBar.tsx')).HandBar,
  StandIn: nothing,
});
const eventList = laterPart({
  load: async () => (await import('../eventList/EventList.tsx')).EventList,
  StandIn: nothing,
});
const stateDiagram = laterPart({
  load: async () => (await import('../stateDiagram/StateDiagram.tsx')).StateDiagram,
  StandIn: nothing,
});

/** What lies between the computers: the same log as a ladder, as a list, or as the states it leads through. */
export function Wire() {
  const [shape, setShape] = useState<'ladder' | 'list' | 'states'>('ladder');
  const [zoom, setZoom] = useState(0);
  return (
    <section className={styles.wire} aria-label="회선">
      <div className={styles.head}>
        <h3>회선</h3>
        {shape === 'ladder' && (
          <div className={styles.zoom}>
            <Button aria-label="시간을 촘촘하게" isDisabled={zoom <= zoomSteps.least} onPress={() => setZoom(zoom - 1)}>
              −
            </Button>
            <Button aria-label="시간을 넓게" isDisabled={zoom >= zoomSteps.most} onPress={() => setZoom(zoom + 1)}>
              +
            </Button>
          </div>
        )}
        <ToggleButtonGroup
          className={styles.shapes ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shape]}
          onSelectionChange={(keys) => setShape(keys.has('list') ? 'list' : keys.has('states') ? 'states' : 'ladder')}
          aria-label="회선을 보는 모양"
        >
          <ToggleButton id="ladder" className={styles.shape ?? ''}>
            사다리
          </ToggleButton>
          <ToggleButton id="list" className={styles.shape ?? ''}>
            이벤트 목록
          </ToggleButton>
          <ToggleButton id="states" className={styles.shape ?? ''}>
            상태도
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      <WireTools />
      {shape === 'ladder' && <Later part={ladderPart} props={{ zoom }} />}
      {shape === 'list' && <Later part={eventList} />}
      {shape === 'states' && <Later part={stateDiagram} />}
      <div>
        <Later part={handBar} />
        <KernelStrip />
      </div>
    </section>
  );
}
