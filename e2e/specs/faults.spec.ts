import type { Locator, Page } from '@playwright/test';
import type { StagePage } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

// Tall enough that a whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1600 } });

const hand = (page: Page) => page.getByTestId('hand');
const act = (page: Page, name: string) => hand(page).getByRole('button', { name: new RegExp(`^${name}`) });
/** Of several the one that is drawn first: what a kernel says again lies below what is held, and may be there before the hand is. */
const withStatus = (packets: Locator, status: string) =>
  packets.and(packets.page().locator(`[data-status="${status}"]`)).first();

/** The packet that is this by now, whatever becomes of it. */
async function thatOne(packet: Locator): Promise<Locator> {
  await expect(packet).toBeVisible();
  return packet.page().locator(`g[data-packet="${await packet.getAttribute('data-packet')}"]`);
}

async function openFault(page: Page, kind: string): Promise<Locator> {
  await page.getByTestId('faults').click();
  return page.locator(`[data-fault="${kind}"]`).filter({ has: page.getByRole('switch') });
}

async function turnOn(stage: StagePage, kind: string): Promise<void> {
  const row = await openFault(stage.page, kind);
  await row.locator('label').first().click();
  await stage.page.keyboard.press('Escape');
  await expect(stage.page.getByTestId('active-fault').and(stage.page.locator(`[data-fault="${kind}"]`))).toBeVisible();
}

test('[WB17] step mode: one packet at a time, and the kernel waits', async ({ stage, page }) => {
  await page.getByTestId('step-mode').click();
  await stage.runAll();
  const syn = await thatOne(withStatus(stage.packets('SYN'), 'held'));
  await expect(stage.sockets('client').filter({ hasText: 'SYN_SENT' })).toHaveCount(1);
  await page.getByTestId('next-packet').click();
  await expect(syn).toHaveAttribute('data-status', 'delivered');
  await expect(withStatus(stage.packets('SYN+ACK'), 'held')).toBeVisible();
  await page.getByTestId('step-mode').click();
  await stage.waitForEnd('client');
  await expect(stage.console('client')).toContainText('서버도 전송을 마침');
});

test('[WB18] a packet in flight is caught by the mouse, and the real kernel sends again', async ({ stage, page }) => {
  await stage.chooseDelay(0);
  // Five seconds on its way back: time enough for any hand.
  const latency = await openFault(page, 'latency');
  await latency.getByRole('radio', { name: '클라이언트로' }).click();
  await latency.getByRole('textbox', { name: '더 늦게' }).fill('5000');
  await latency.locator('label').first().click();
  await page.keyboard.press('Escape');
  await page.getByTestId('grab').click();
  await stage.runAll();
  await expect(withStatus(stage.packets('SYN+ACK'), 'flying')).toBeVisible();
  // It moves: a press beside it catches it all the same.
  await stage.page.getByRole('group', { name: '패킷 사다리' }).click({ position: { x: 60, y: 60 } });
  const synAck = await thatOne(withStatus(stage.packets('SYN+ACK'), 'held'));
  // Nobody answers the client's SYN any more: its kernel repeats it after a second.
  await expect(stage.packets('SYN').filter({ hasText: '↻' })).not.toHaveCount(0);
  await act(page, '놓기').click();
  await expect(synAck).toHaveAttribute('data-status', 'delivered');
  await expect(stage.console('client')).toContainText('서버에 연결됨');
});

test('[WB18] by keyboard: doubled, let go and dropped by the place of a key', async ({ stage, page }) => {
  await page.getByTestId('step-mode').click();
  await stage.runAll();
  const syn = await thatOne(withStatus(stage.packets('SYN'), 'held'));
  await syn.focus();
  await page.keyboard.press('KeyD');
  const copy = stage.packets('SYN').filter({ hasText: '복제' });
  await expect(withStatus(copy, 'held')).toBeVisible();
  await page.keyboard.press('KeyX');
  await expect(syn).toHaveAttribute('data-status', 'dropped');
  await copy.focus();
  await page.keyboard.press('KeyH');
  // A copy is as good as the original: the server's kernel answers it.
  await expect(copy).toHaveAttribute('data-status', 'delivered');
  await expect(withStatus(stage.packets('SYN+ACK'), 'held')).toBeVisible();
});

test('[WB17] a cut wire stays cut for the next run, and comes back', async ({ stage, page }) => {
  await stage.chooseDelay(0);
  await turnOn(stage, 'cut');
  await stage.runAll();
  await expect(withStatus(stage.packets('SYN'), 'dropped')).toBeVisible();
  await page.getByRole('button', { name: '회선 끊기 끄기' }).click();
  // The next SYN finds its way.
  await expect(stage.console('client')).toContainText('서버에 연결됨');
});

test('a router that refuses is an error in the program', async ({ stage }) => {
  await stage.chooseDelay(0);
  await turnOn(stage, 'refuse');
  await stage.runAll();
  await expect(stage.console('client')).toContainText('EHOSTUNREACH');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('[WB18] a finger catches, and lets go', async ({ stage, page }) => {
    await stage.tab('무대').tap();
    await stage.chooseDelay(400);
    await page.getByTestId('grab').tap();
    const flying = page.locator('g[data-status="flying"]');
    const held = page.locator('g[data-status="held"]');
    // Whatever flies just then; between two packets there may be none, and a slow hand may have missed them all.
    await expect(async () => {
      if ((await stage.status('client').textContent()) !== '실행 중') await stage.runAll();
      await expect(flying).not.toHaveCount(0, { timeout: 5000 });
      await page.getByRole('group', { name: '패킷 사다리' }).tap({ position: { x: 200, y: 60 } });
      await expect(held).not.toHaveCount(0, { timeout: 5000 });
    }).toPass();
    await page.getByTestId('grab').tap();
    for (let left = await held.count(); left > 0; left = await held.count()) {
      await act(page, '놓기').tap();
      await expect.poll(() => held.count()).toBeLessThan(left);
    }
    await stage.waitForEnd('client');
  });
});

test('a computer without power says nothing on the wire, and its peer learns nothing', async ({ stage, page }) => {
  await stage.chooseDelay(0);
  await stage.replaceSources({
    server: "require('net').createServer((socket) => socket.resume()).listen(8080);\n",
    client: "require('net').connect(8080, 'server').on('close', () => console.log('close'));\n",
  });
  await stage.runAll();
  await expect(stage.sockets('client').filter({ hasText: 'ESTABLISHED' })).toHaveCount(1);
  await page.getByTestId('power-server').click();
  await expect(stage.console('server')).toContainText('전원이 꺼져');
  await expect(stage.sockets('client').filter({ hasText: 'ESTABLISHED' })).toHaveCount(1);
  await expect(stage.packets('FIN')).toHaveCount(0);
  await expect(stage.packets('RST')).toHaveCount(0);
  await page.getByTestId('power-server').click();
  await stage.runOne('server').click();
  await expect(stage.sockets('server').filter({ hasText: 'LISTEN' })).toHaveCount(1);
});

test('[WB20] [WB22] the state diagram lights the way of both ends, the kernel strip says where they are', async ({
  stage,
  page,
}) => {
  await stage.chooseDelay(50);
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect(page.getByTestId('kernel-client')).toContainText('TIME_WAIT');
  await page.getByRole('radio', { name: '상태도' }).click();
  for (const state of ['SYN_SENT', 'ESTABLISHED', 'TIME_WAIT'])
    await expect(page.getByTestId('path-client')).toContainText(state);
  for (const state of ['SYN_RECEIVED', 'ESTABLISHED', 'LAST_ACK'])
    await expect(page.getByTestId('path-server')).toContainText(state);
  await expect(page.getByTestId('here-client')).toBeVisible();
});
