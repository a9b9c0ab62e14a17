import type { PacketStyle } from './packetStyle.ts';

interface CapsuleShapeProps {
  shape: PacketStyle['shape'];
  width: number;
  height: number;
  stroke: string;
  ink: string;
  dashed: boolean;
}

/** The outline of a packet's capsule, its middle at the origin. Each kind has its own, so that colour is never alone. */
export function CapsuleShape({ shape, width, height, stroke, ink, dashed }: CapsuleShapeProps) {
  const w = width / 2;
  const h = height / 2;
  const outline = {
    fill: 'var(--panel)',
    stroke,
    strokeWidth: 1.5,
    ...(dashed ? { strokeDasharray: '4 3' } : {}),
  };
  switch (shape) {
    case 'pill':
      return <rect x={-w} y={-h} width={width} height={height} rx={h} {...outline} />;
    case 'filledPill':
      return dashed ? (
        <rect x={-w} y={-h} width={width} height={height} rx={h} {...outline} strokeWidth={2.5} />
      ) : (
        <rect x={-w} y={-h} width={width} height={height} rx={h} fill={ink} />
      );
    case 'box':
      return <rect x={-w} y={-h} width={width} height={height} rx={4} {...outline} />;
    case 'hexagon':
      return (
        <>
          <path d={hexagon(w, h)} {...outline} />
          <path d={hexagon(w - 4, h - 3)} fill="none" stroke={stroke} strokeWidth={0.8} />
        </>
      );
    case 'burst':
      return <path d={burst(w, h)} {...outline} strokeLinejoin="round" />;
    case 'slanted':
      return <path d={`M${-w + 7} ${-h}H${w}L${w - 7} ${h}H${-w}Z`} {...outline} strokeLinejoin="round" />;
    default:
      shape satisfies never;
      return null;
  }
}

function hexagon(w: number, h: number): string {
  const cut = Math.min(9, w / 2);
  return `M${-w + cut} ${-h}H${w - cut}L${w} 0L${w - cut} ${h}H${-w + cut}L${-w} 0Z`;
}

/** Torn at both ends: what a reset does to a connection. */
function burst(w: number, h: number): string {
  const q = h / 2;
  return [
    `M${-w + 5} ${-h}H${w - 5}`,
    `L${w} ${-q}L${w - 5} 0L${w} ${q}L${w - 5} ${h}`,
    `H${-w + 5}`,
    `L${-w} ${q}L${-w + 5} 0L${-w} ${-q}Z`,
  ].join('');
}
