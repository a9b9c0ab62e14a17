import type { PacketView } from '@socketlab/timeline';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { shortHostWords } from '../design/shortHostWords.ts';
import { CapsuleShape } from '../stage/CapsuleShape.tsx';
import { packetStyle } from '../stage/packetStyle.ts';
import { useLab } from '../state/store.ts';
import { Facts } from './Facts.tsx';
import styles from './Inspector.module.css';
import { byteChange, inferredText, inspectPacket } from './inspectPacket.ts';
import { Layers } from './Layers.tsx';

/** The bytes of the packet that was opened, beside the stage: the run goes on behind it. */
export function Inspector() {
  const selected = useLab((state) => state.selectedPacket);
  const packet = useLab((state) =>
    state.selectedPacket === null ? undefined : state.view.packets.numbered(state.selectedPacket),
  );
  if (selected === null) return null;
  return <Sheet key={selected} id={selected} packet={packet} />;
}

function Sheet({ id, packet }: { id: number; packet: PacketView | undefined }) {
  const selectPacket = useLab((state) => state.selectPacket);
  const timeline = useLab((state) => state.timeline);
  const heading = useRef<HTMLHeadingElement>(null);
  const event = packet ? timeline.events[packet.seq] : undefined;
  // Found only where there is one: the log is long. What was changed is shown as it went on.
  const changedAt = packet?.changed?.offset ?? null;
  const changed = useMemo(
    () =>
      changedAt === null
        ? undefined
        : timeline.events.find((one) => one.kind === 'changed' && one.packet === id && one.offset === changedAt),
    [timeline, id, changedAt],
  );
  const inspected = useMemo(() => inspectPacket(changed ?? event), [changed, event]);
  const change = useMemo(() => byteChange(event, changed), [event, changed]);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);

  const close = useCallback(() => {
    selectPacket(null);
    // Back to the capsule it came from, where that is still drawn, unless something else has been chosen meanwhile.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<SVGGElement>(`[data-packet="${id}"]`)?.focus({ preventScroll: true });
    });
  }, [id, selectPacket]);

  // The stage stays in use behind the sheet, so Escape closes it from wherever the focus is. A menu that is open takes it first.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code === 'Escape' && !event.defaultPrevented && !event.isComposing) close();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [close]);

  return (
    <div className={styles.sheet} role="dialog" aria-labelledby="inspector-title" data-testid="inspector">
      <div className={styles.head}>
        {packet && <Badge packet={packet} />}
        <h2 id="inspector-title" ref={heading} tabIndex={-1}>
          {packet ? `${shortHostWords[packet.from]} → ${shortHostWords[packet.to]}` : '아직 보내지 않은 패킷'}
          <span className="visuallyHidden">{packet?.label} 패킷의 바이트</span>
        </h2>
        <Button className={controls.quiet ?? ''} aria-label="패킷 닫기" onPress={close}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={styles.body}>
        {!packet && (
          <p className={styles.note}>지금 보는 시각에는 이 패킷이 아직 없습니다. 시간을 앞으로 옮기면 다시 나옵니다.</p>
        )}
        {packet && <Facts packet={packet} change={change} />}
        {inspected && <Layers inspected={inspected} changed={changedAt} />}
        {packet?.inferred && <InferredNote text={inferredText(event)} />}
      </div>
    </div>
  );
}

function Badge({ packet }: { packet: PacketView }) {
  const style = packetStyle(packet);
  return (
    <svg width="34" height="24" viewBox="-17 -12 34 24" aria-hidden="true">
      <CapsuleShape
        shape={style.shape}
        width={30}
        height={18}
        stroke={style.stroke}
        ink={style.ink}
        dashed={packet.inferred}
      />
    </svg>
  );
}

function InferredNote({ text }: { text: string | null }) {
  return (
    <div className={styles.note}>
      <p>
        <b>추정.</b> 루프백에서는 패킷을 직접 보지 못합니다. 이 세그먼트는 프로그램의 호출과 이벤트에서 결론지은 것이라
        순서 번호와 헤더의 바이트가 없습니다.
      </p>
      {text !== null && <pre className={styles.text}>{text}</pre>}
    </div>
  );
}
