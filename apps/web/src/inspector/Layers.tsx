import { useState } from 'react';
import { HexDump } from './HexDump.tsx';
import styles from './Inspector.module.css';
import { fieldAt, type InspectedPacket } from './inspectPacket.ts';

/** A field by its place, and whether it stays marked when the pointer leaves. */
interface Marked {
  layer: number;
  field: number;
}

/** Bytes and fields side by side: whatever is pointed at in one is marked in the other. */
export function Layers({ inspected, changed }: { inspected: InspectedPacket; changed: number | null }) {
  const { bytes, layers, text, missing } = inspected;
  const [hovered, setHovered] = useState<Marked | null>(null);
  const [pinned, setPinned] = useState<Marked | null>(null);
  const marked = hovered ?? pinned;
  const layer = marked ? layers[marked.layer] : undefined;
  const field = marked ? layer?.fields[marked.field] : undefined;
  const range = field ?? (layer && layer.length > 0 ? layer : null);

  return (
    <>
      <HexDump
        bytes={bytes}
        layers={layers}
        changed={changed}
        range={range ? { offset: range.offset, length: range.length } : null}
        onPoint={(index) => setHovered(index === null ? null : fieldAt(layers, index))}
        onPick={(index) => setPinned(fieldAt(layers, index))}
      />
      {missing > 0 && <p className={styles.note}>뒤의 {missing}바이트는 기록에 남기지 않았습니다.</p>}
      <p className={styles.hint} aria-hidden="true">
        {field ? (
          <>
            <b>{field.name}</b> <code>{field.value}</code> {field.explanation}
          </>
        ) : (
          '바이트나 필드를 가리키면 서로 짝이 표시됩니다.'
        )}
      </p>
      <div className={styles.layers}>
        {layers.map((one, layerIndex) => (
          <section key={one.key} className={styles.layer} data-layer={one.key} aria-label={one.name}>
            <h3>
              {one.name}
              <span>{one.osi}</span>
              <small>{one.length > 0 ? `${one.length} B` : '없음'}</small>
            </h3>
            <p>{one.explanation}</p>
            {one.fields.length > 0 && (
              <ul>
                {one.fields.map((entry, fieldIndex) => {
                  const here = { layer: layerIndex, field: fieldIndex };
                  const on = marked?.layer === layerIndex && marked.field === fieldIndex;
                  return (
                    <li key={`${entry.offset}-${entry.name}`}>
                      <button
                        type="button"
                        data-on={on}
                        onPointerEnter={() => setHovered(here)}
                        onPointerLeave={() => setHovered(null)}
                        onFocus={() => setPinned(here)}
                        onClick={() => setPinned(here)}
                      >
                        <span className={styles.name}>{entry.name}</span>
                        <code className={styles.value}>{entry.value}</code>
                        <span className={styles.explanation}>{entry.explanation}</span>
                      </button>
                    </li>
                  );
                })}
              </ul>
            )}
            {one.key === 'data' && text !== null && (
              <div className={styles.read}>
                <span>UTF-8 글자로 읽으면</span>
                <pre className={styles.text}>{text}</pre>
              </div>
            )}
          </section>
        ))}
      </div>
    </>
  );
}
