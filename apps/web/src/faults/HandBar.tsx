import type { PacketAction } from '@socketlab/protocol';
import type { PacketList, PacketView } from '@socketlab/timeline';
import { Button, Toolbar } from 'react-aria-components';
import { shortHostWords } from '../design/shortHostWords.ts';
import { isOnWire } from '../stage/onWire.ts';
import { capsuleText, packetStyle } from '../stage/packetStyle.ts';
import { useLab } from '../state/store.ts';
import styles from './HandBar.module.css';
import { useHand } from './handStore.ts';

/** Which packets can be reached now: those that are held, and the one in the hand, in the order they left. */
function reachable(packets: PacketList, inHand: number | null): readonly PacketView[] {
  return packets
    .onWire()
    .filter(
      (packet) =>
        packet.status === 'held' || (packet.status === 'flying' && packet.packet === inHand && !packet.inferred),
    );
}

/** Chips of held packets; the rest is counted. */
const shownChips = 12;

const arrows = { upstream: '→', downstream: '←' } as const;

/** What the hand can do with the packet it holds. It acts on the present alone. */
export function HandBar() {
  const live = useLab((state) => state.playback.mode === 'live');
  const connected = useLab((state) => state.connection === 'open' && state.lab?.status === 'open');
  const packets = useLab((state) => state.view.packets);
  const stepMode = useLab((state) => state.view.stepMode);
  const several = useLab((state) => state.view.hosts.length > 2);
  const { actOnPacket, releaseNext, selectPacket } = useLab.getState();
  const inHand = useHand((state) => state.packet);
  const take = useHand((state) => state.take);
  const found = reachable(packets, inHand);
  const chosen = found.find((one) => one.packet === inHand) ?? found[0];
  if (!live || !connected || (!chosen && !stepMode)) return null;

  const act = (action: PacketAction) => {
    if (!chosen || !isOnWire(chosen)) return;
    take(chosen.packet);
    void actOnPacket(chosen.packet, action);
  };
  const held = found.filter((one) => one.status === 'held');
  return (
    <section className={styles.bar} aria-label="붙잡은 패킷" data-testid="hand">
      {found.length === 0 ? (
        <p className={styles.waiting}>붙잡은 패킷이 없습니다. 다음 패킷이 회선에 들어오면 여기에서 멈춥니다.</p>
      ) : (
        <ul className={styles.packets}>
          {found.slice(0, shownChips).map((packet) => (
            <li key={packet.packet}>
              <Button
                className={styles.packet ?? ''}
                aria-pressed={packet === chosen}
                data-held={packet.status === 'held'}
                style={{ color: packetStyle(packet).ink }}
                onPress={() => take(packet.packet)}
              >
                {several ? `${shortHostWords[packet.from]} → ${shortHostWords[packet.to]} ·` : arrows[packet.direction]}{' '}
                {capsuleText(packet)}
              </Button>
            </li>
          ))}
          {found.length > shownChips && <li className={styles.rest}>외 {found.length - shownChips}개</li>}
        </ul>
      )}
      <Toolbar className={styles.actions ?? ''} aria-label="패킷 조작">
        {stepMode && (
          <Button
            className={`${styles.action} ${styles.next}`}
            isDisabled={held.length === 0}
            onPress={() => void releaseNext()}
            data-testid="next-packet"
          >
            다음
          </Button>
        )}
        {chosen && (
          <>
            {chosen.status === 'held' ? (
              <Button className={styles.action ?? ''} onPress={() => act({ kind: 'release' })}>
                놓기 <kbd>H</kbd>
              </Button>
            ) : (
              <Button className={styles.action ?? ''} onPress={() => act({ kind: 'hold' })}>
                붙잡기 <kbd>H</kbd>
              </Button>
            )}
            <Button className={styles.action ?? ''} onPress={() => act({ kind: 'drop' })}>
              버리기 <kbd>X</kbd>
            </Button>
            <Button className={styles.action ?? ''} onPress={() => act({ kind: 'duplicate' })}>
              하나 더 <kbd>D</kbd>
            </Button>
            <Button className={styles.action ?? ''} onPress={() => act({ kind: 'delay', ms: 500 })}>
              0.5초 늦추기
            </Button>
            <Button className={styles.action ?? ''} onPress={() => act({ kind: 'swap' })}>
              뒤로 보내기
            </Button>
            <Button className={styles.action ?? ''} onPress={() => selectPacket(chosen.packet)}>
              바이트 보기
            </Button>
          </>
        )}
      </Toolbar>
    </section>
  );
}
