import type { LayerDescription } from '@socketlab/packets';
import { memo, type PointerEvent } from 'react';
import styles from './Inspector.module.css';

interface HexDumpProps {
  bytes: Uint8Array;
  layers: readonly LayerDescription[];
  /** The byte that was changed on the way, or null. */
  changed: number | null;
  /** Bytes to mark. */
  range: { offset: number; length: number } | null;
  onPoint(index: number | null): void;
  onPick(index: number): void;
}

const perRow = 8;
/** A whole frame of 1500 bytes is 188 rows; more is never kept. */
const printable = (byte: number) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');

/** Bytes in rows of eight, coloured by layer. The fields below are its keyboard and screen-reader way in. */
export const HexDump = memo(function HexDump({ bytes, layers, changed, range, onPoint, onPick }: HexDumpProps) {
  const layerOf = (index: number) =>
    layers.find((layer) => index >= layer.offset && index < layer.offset + layer.length)?.key ?? 'data';
  const marked = (index: number) => range !== null && index >= range.offset && index < range.offset + range.length;
  const rows = Array.from({ length: Math.ceil(bytes.length / perRow) }, (_, row) => row * perRow);
  const indexOf = (event: PointerEvent) => {
    const text = event.target instanceof HTMLElement ? event.target.dataset.byte : undefined;
    return text === undefined ? null : Number(text);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      className={styles.hexBox}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={`바이트 ${bytes.length}개. 아래 필드 목록에서 읽습니다.${changed === null ? '' : ` ${changed}번째 바이트가 바뀌었습니다.`}`}
    >
      <div
        className={styles.hex}
        aria-hidden="true"
        onPointerMove={(event) => onPoint(indexOf(event))}
        onPointerLeave={() => onPoint(null)}
        onPointerDown={(event) => {
          const index = indexOf(event);
          if (index !== null) onPick(index);
        }}
      >
        {rows.map((start) => (
          <div key={start} className={styles.row}>
            <span className={styles.offset}>{start.toString(16).padStart(4, '0')}</span>
            <span className={styles.bytes}>
              {Array.from(bytes.subarray(start, start + perRow), (byte, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place
                  key={at}
                  data-byte={start + at}
                  data-layer={layerOf(start + at)}
                  data-on={marked(start + at)}
                  data-changed={start + at === changed || undefined}
                >
                  {byte.toString(16).padStart(2, '0')}
                </span>
              ))}
            </span>
            <span className={styles.chars}>
              {Array.from(bytes.subarray(start, start + perRow), (byte, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place
                  key={at}
                  data-byte={start + at}
                  data-layer={layerOf(start + at)}
                  data-on={marked(start + at)}
                  data-changed={start + at === changed || undefined}
                >
                  {printable(byte)}
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
});
