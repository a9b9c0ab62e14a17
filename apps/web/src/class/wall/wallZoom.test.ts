import { expect, test } from 'vitest';
import { wallZoom } from './wallZoom.ts';

/** Of the editor, the smallest on the wall. */
const codePx = 11.5;

test('[CL79] the smallest letters have 24 px on 1920 by 1080, and grow and shrink with the screen', () => {
  expect(codePx * wallZoom(1920, 1080)).toBeGreaterThanOrEqual(24);
  expect(wallZoom(3840, 2160)).toBeCloseTo(2 * wallZoom(1920, 1080));
  expect(wallZoom(1280, 800)).toBeLessThan(wallZoom(1920, 1080));
});

test('[CL79] a small window shows less of it, not smaller letters', () => {
  expect(wallZoom(390, 844)).toBe(wallZoom(200, 200));
});
