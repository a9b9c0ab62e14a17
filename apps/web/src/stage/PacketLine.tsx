import type { PacketView } from '@socketlab/timeline';
import styles from './Ladder.module.css';
import { arrowHead, type PacketPath } from './packetPath.ts';
import { packetStyle } from './packetStyle.ts';

/** A packet's slanted line: its slope is its true transit time. Dashed where nobody saw the packet. */
export function PacketLine({ packet, path }: { packet: PacketView; path: PacketPath }) {
  const style = packetStyle(packet);
  return (
    <g>
      <path
        d={`M${path.x1} ${path.y1}L${path.x2} ${path.y2}`}
        stroke={style.stroke}
        strokeWidth={style.lineWidth}
        fill="none"
        {...(packet.inferred ? { strokeDasharray: '5 4' } : {})}
      />
      {packet.status === 'delivered' && <path d={arrowHead(path)} fill={style.stroke} />}
      {packet.status === 'dropped' && (
        <path className={styles.cross} transform={`translate(${path.x2} ${path.y2})`} d="M-6 -6L6 6M6 -6L-6 6" />
      )}
    </g>
  );
}
