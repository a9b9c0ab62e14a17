import { expect, type Locator, type Page } from '@playwright/test';
import type { StagePage } from './stagePage.ts';

export const server = `require('net').createServer((socket) => {
  socket.on('data', (data) => socket.write('받음 ' + data));
  socket.on('end', () => socket.end());
}).listen(8080);
`;
/** Meets a closed port first, then talks; between its answer and its end it is quiet for so long. */
const client = (quietMs: number) => `const net = require('net');
net.connect(9999, 'server').on('error', (error) => {
  console.log(error.code);
  const socket = net.connect(8080, 'server', () => socket.write('안녕'));
  socket.on('data', () => setTimeout(() => socket.end(), ${quietMs}));
});
`;

/** So many questions and answers. Each waits for its answer: what is written without waiting arrives in fewer pieces on a busy machine. */
export const chatty = (
  times: number,
) => `const socket = require('net').connect(8080, 'server', () => socket.write('핑'));
let left = ${times};
socket.on('data', () => {
  left -= 1;
  if (left > 0) socket.write('핑');
  else socket.end();
});
`;

/** How many entries of the log have happened where the cursor stands. */
export const count = async (stage: StagePage) => Number(await stage.applied.textContent());
/** What the clock says, in milliseconds. */
export async function clockMs(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = ((await page.getByTestId('clock').locator('span').first().textContent()) ?? '')
    .split(':')
    .map(Number);
  return (minutes * 60 + seconds) * 1000;
}
export const timeSlider = (page: Page) => page.getByRole('slider', { name: '시각', exact: true });
export const said = (page: Page) => page.getByTestId('transport-said');

/** Presses keys that the page hears, not a field. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of keys) await page.keyboard.press(key);
}

/** Moves a handle sideways by the mouse. */
export async function drag(page: Page, what: Locator, byPx: number): Promise<void> {
  const box = (await what.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + byPx, y, { steps: 6 });
  await page.mouse.up();
}

/** A finished run that stands still at its end, with every tool and key there is. */
export async function finished(stage: StagePage, quietMs = 0): Promise<void> {
  await stage.replaceSources({ server, client: client(quietMs) });
  await stage.runWhole();
  await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
}
