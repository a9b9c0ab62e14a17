/** A box by its middle, in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const rowPx = 32;
/** Boxes closer than this count as touching. */
const gap = 2;

/** Finds overlaps without comparing every box with every other: boxes are kept by the rows they touch. */
export interface BoxGrid {
  add(box: Box): void;
  hits(box: Box): boolean;
}

export function createBoxGrid(): BoxGrid {
  const rows = new Map<number, Box[]>();
  return {
    add(box) {
      for (let row = firstRow(box); row <= lastRow(box); row += 1) {
        const boxes = rows.get(row);
        if (boxes) boxes.push(box);
        else rows.set(row, [box]);
      }
    },
    hits(box) {
      for (let row = firstRow(box); row <= lastRow(box); row += 1) {
        const boxes = rows.get(row);
        if (boxes) for (const other of boxes) if (touches(box, other)) return true;
      }
      return false;
    },
  };
}

function firstRow(box: Box): number {
  return Math.floor((box.y - box.height / 2) / rowPx);
}

function lastRow(box: Box): number {
  return Math.floor((box.y + box.height / 2) / rowPx);
}

function touches(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap;
}
