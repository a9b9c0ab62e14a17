import type { Locator, Page } from '@playwright/test';
import type { StagePage } from '../pages/stagePage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

const server = `require('net').createServer((socket) => {
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
const chatty = `const socket = require('net').connect(8080, 'server');
let left = 600;
socket.on('connect', () => {
  const timer = setInterval(() => {
    socket.write('핑');
    left -= 1;
    if (left === 0) { clearInterval(timer); socket.end(); }
  }, 5);
});
socket.on('data', () => {});
`;

const count = async (stage: StagePage) => Number(await stage.applied.textContent());
/** What the clock says, in milliseconds. */
async function clockMs(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = ((await page.getByTestId('clock').locator('span').first().textContent()) ?? '')
    .split(':')
    .map(Number);
  return (minutes * 60 + seconds) * 1000;
}
const timeSlider = (page: Page) => page.getByRole('slider', { name: '시각', exact: true });
const said = (page: Page) => page.getByTestId('transport-said');

/** Presses keys that the page hears, not a field. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of keys) await page.keyboard.press(key);
}

async function drag(page: Page, what: Locator, byPx: number): Promise<void> {
  const box = (await what.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + byPx, y, { steps: 6 });
  await page.mouse.up();
}

/** A finished run that stands still at its end. */
async function finished(stage: StagePage, quietMs = 0): Promise<void> {
  await stage.replaceSources({ server, client: client(quietMs) });
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect(stage.sockets('client').filter({ hasText: 'TIME_WAIT' })).toHaveCount(1);
  // The last ACK flies on behind that: the log is whole once the server's kernel has forgotten its end.
  await expect(
    stage.sockets('server').filter({ hasText: '닫혔습니다', hasNotText: /_WAIT|_ACK|ESTABLISHED/ }),
  ).toHaveCount(1);
  await stage.button('일시정지').click();
}

test('[TP9] bookmarks: put by key, named, found again after time travel, removed and taken back', async ({
  stage,
  page,
}) => {
  await finished(stage);
  await press(page, 'Shift+KeyS', 'Shift+KeyS', 'KeyB');
  const place = await count(stage);
  await expect(said(page)).toContainText('책갈피를 넣었습니다');
  await press(page, 'KeyB');
  await expect(said(page)).toContainText('이미 있습니다');
  await press(page, 'KeyL');
  await expect.poll(() => count(stage)).toBeGreaterThan(place);

  await stage.button('책갈피 목록, 1개').click();
  const list = page.getByRole('dialog', { name: '책갈피' });
  await list.getByRole('textbox').fill('여기에서 끊김');
  await test.step('Escape keeps the note, and the ring of the focus is the button’s alone', async () => {
    await page.keyboard.press('Escape');
    await expect(stage.button('책갈피 목록, 1개')).toBeFocused();
    await expect(page.getByRole('group', { name: '책갈피' })).toHaveCSS('outline-style', 'none');
    await page.keyboard.press('Enter');
    await expect(list.getByRole('textbox')).toHaveValue('여기에서 끊김');
  });
  expect(await seriousViolations(page)).toEqual([]);
  await list.getByRole('button', { name: /로 이동$/ }).click();
  expect(await count(stage)).toBe(place);
  await page.keyboard.press('Escape');

  await test.step('its flag leads there too', async () => {
    await press(page, 'KeyL');
    await page.getByRole('button', { name: /^책갈피 \d.*여기에서 끊김/ }).click();
    expect(await count(stage)).toBe(place);
  });

  await test.step('removed, and taken back with its note', async () => {
    await press(page, 'Shift+KeyB');
    await list.getByRole('button', { name: /지우기$/ }).click();
    await expect(list).toContainText('다시 볼 시각에');
    await page.keyboard.press('Escape');
    await stage.notices.getByRole('button', { name: '되돌리기' }).click();
    await press(page, 'Shift+KeyB');
    await expect(list.getByRole('textbox')).toHaveValue('여기에서 끊김');
    await page.keyboard.press('Escape');
  });

  await test.step('another run begins without any', async () => {
    await stage.runAll();
    await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
  });
});

test('[TP3] to the next error, retransmission and state change, by buttons and by keys', async ({ stage, page }) => {
  await page.getByTestId('faults').click();
  const fault = page.locator('[data-fault="loseNext"]').filter({ has: page.getByRole('switch') });
  await fault.locator('label').first().click();
  await page.keyboard.press('Escape');
  await finished(stage);

  const group = (name: RegExp) => page.getByRole('group', { name });
  await expect(group(/^오류 1개/)).toBeVisible();
  await expect(group(/^재전송 1개/)).toBeVisible();
  await group(/^재전송/)
    .getByRole('button', { name: '이전 재전송' })
    .click();
  await expect(stage.narration).toContainText('다시 보냈습니다');
  const resent = await count(stage);
  await press(page, 'Shift+KeyR');
  expect(await count(stage), 'it was the only one').toBe(resent);
  await expect(said(page)).toContainText('앞에는 재전송이 없습니다');

  await press(page, 'KeyL', 'Shift+KeyE');
  await expect(stage.narration).toContainText('ECONNREFUSED');
  await press(page, 'KeyS');
  await expect.poll(() => count(stage)).toBeGreaterThan(resent);
  const [first, second] = [await count(stage), await press(page, 'KeyS').then(() => count(stage))];
  expect(second).toBeGreaterThan(first);
  await press(page, 'Shift+KeyS');
  expect(await count(stage)).toBe(first);
  // On a Korean layout the S key types ㄴ.
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyS', key: 'ㄴ', bubbles: true })),
  );
  expect(await count(stage)).toBe(second);
});

test('[TP3] what a run does not have cannot be jumped to, and keys of a field stay its own', async ({
  stage,
  page,
}) => {
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect(stage.button('다음 오류')).toBeDisabled();
  await expect(stage.button('이전 재전송')).toBeDisabled();
  await expect(stage.button('이전 상태 변화')).toBeEnabled();
  await stage.button('일시정지').click();
  const before = await count(stage);
  await stage.editor('client').click();
  await page.keyboard.type('sbeg[]');
  expect(await count(stage)).toBe(before);
  await expect(stage.button('책갈피 목록, 0개')).toBeVisible();
});

test('[TP7] a section is set at the cursor, dragged by its ends, repeated and cleared', async ({ stage, page }) => {
  await finished(stage);
  const [from, to] = ['반복 구간의 시작', '반복 구간의 끝'].map((name) => page.getByRole('slider', { name }));
  await press(page, 'BracketLeft');
  await expect(stage.notices.filter({ hasText: '끝에서는' })).toHaveCount(1);
  await expect(from!).toHaveCount(0);

  const bar = (await timeSlider(page).boundingBox())!;
  await page.mouse.click(bar.x + bar.width * 0.3, bar.y + bar.height - 12);
  await press(page, 'BracketLeft');
  await page.mouse.click(bar.x + bar.width * 0.5, bar.y + bar.height - 12);
  await stage.button('여기까지 반복').click();
  const value = async (edge: Locator) => Number(await edge.getAttribute('aria-valuenow'));
  const [fromMs, toMs] = [await value(from!), await value(to!)];
  expect(fromMs).toBeLessThan(toMs);

  await drag(page, to!, 80);
  expect(await value(to!)).toBeGreaterThan(toMs);
  await drag(page, from!, -60);
  expect(await value(from!)).toBeLessThan(fromMs);
  await from!.focus();
  const dragged = await value(from!);
  await page.keyboard.press('ArrowRight');
  expect(await value(from!)).toBeGreaterThan(dragged);

  // Playing comes back to the start: the clock falls, and never leaves the section.
  const [start, end] = [await value(from!), await value(to!)];
  await press(page, 'Period');
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const clock = document.querySelector('[data-testid="clock"] span')!;
    new MutationObserver(() => seen.push(Number((clock.textContent ?? '').split(':').at(-1)) * 1000)).observe(clock, {
      characterData: true,
      subtree: true,
      childList: true,
    });
  });
  await press(page, 'Space');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { seen } = window as unknown as { seen: number[] };
        return seen.filter((ms, index) => index > 0 && ms < seen[index - 1]!).length;
      }),
    )
    .toBeGreaterThanOrEqual(2);
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(start - 1);
  expect(Math.max(...seen)).toBeLessThanOrEqual(end + 1);
  await stage.button('반복 구간 지우기').click();
  await expect(from!).toHaveCount(0);
});

test('[TP5] [TP6] speeds by list and key; at an even pace a long quiet takes no longer than any other step', async ({
  stage,
  page,
}) => {
  await finished(stage, 6000);
  const speed = page.getByRole('button', { name: /재생 속도$/ });
  await speed.click();
  await expect(page.getByRole('option')).toHaveText([
    '0.05배',
    '0.1배',
    '0.25배',
    '0.5배',
    '1배',
    '2배',
    '5배',
    '10배',
  ]);
  await page.getByRole('option', { name: '0.05배' }).click();
  await press(page, 'Period', 'Period');
  await expect(speed).toContainText('0.25배');
  await press(page, 'Period', 'Period', 'Period', 'Comma');
  await expect(speed).toContainText('1배');

  // The last thing before the quiet: its next sentence is six seconds away.
  const quietEndMs = async () => {
    await press(page, 'ArrowRight');
    const ms = await clockMs(page);
    await press(page, 'ArrowLeft');
    return ms;
  };
  for (let gap = 0; gap < 5000; ) {
    await press(page, 'ArrowLeft');
    gap = (await quietEndMs()) - (await clockMs(page));
  }
  const [place, before] = [await count(stage), await clockMs(page)];
  await press(page, 'KeyG');
  await expect(stage.button('사건 간격 같게')).toHaveAttribute('aria-pressed', 'true');
  const began = Date.now();
  await press(page, 'Space');
  // In between the clock stands between the two.
  await expect.poll(() => clockMs(page)).toBeGreaterThan(before + 300);
  await expect.poll(() => count(stage), { intervals: [50] }).toBeGreaterThan(place);
  expect(Date.now() - began).toBeLessThan(4000);
});

test('[TP10] under the pointer stand the time and what is there', async ({ stage, page }) => {
  await finished(stage);
  const bar = (await timeSlider(page).boundingBox())!;
  const hint = page.getByTestId('scrub-hint');
  const texts = new Set<string>();
  for (let x = 10; x < bar.width - 8; x += 8) {
    await page.mouse.move(bar.x + x, bar.y + 30);
    texts.add((await hint.textContent()) ?? '');
  }
  const all = [...texts].join(' ');
  for (const words of ['패킷 SYN', 'RST', '클라이언트', '서버', '커널 상태', 'ESTABLISHED'])
    expect(all).toContain(words);
  expect(all).toMatch(/\d\d:\d\d\.\d{3}/);
  await page.mouse.move(bar.x + 50, bar.y - 300);
  await expect(hint).toHaveCount(0);
});

test('[TP11] what moves the cursor draws no mark anew', async ({ stage, page }) => {
  await finished(stage);
  // The rows of marks: the only picture of the bar with more than a line and a thumb in it.
  await page.evaluate(() => {
    const pictures = [...document.querySelectorAll('section[aria-label="시간 이동"] svg')];
    const rows = pictures.sort((a, b) => b.querySelectorAll('path').length - a.querySelectorAll('path').length)[0]!;
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    new MutationObserver((changes) => {
      for (const { target, type, attributeName } of changes)
        drawn.push(
          `${target.nodeName} ${attributeName ?? type} ${(target as Element).getAttribute('d')?.slice(0, 60)}`,
        );
    }).observe(rows, { subtree: true, childList: true, attributes: true });
  });
  const drawn = () => page.evaluate(() => (window as unknown as { drawn: string[] }).drawn);
  const before = await count(stage);
  await press(page, 'ArrowLeft', 'ArrowLeft', 'Shift+KeyS', 'KeyS');
  const bar = (await timeSlider(page).boundingBox())!;
  await page.mouse.click(bar.x + bar.width * 0.4, bar.y + bar.height - 12);
  await press(page, 'Space');
  await expect.poll(() => count(stage)).toBe(before);
  expect(await drawn()).toEqual([]);
  // They are drawn anew where there is more to draw: the observer does see it.
  await page.setViewportSize({ width: 1300, height: 900 });
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(0);
});

test('[TP12] a long run has an overview, with a window for mouse and keys that goes along with the cursor', async ({
  stage,
  page,
}) => {
  test.slow();
  await stage.chooseDelay(0);
  await stage.replaceSources({ server, client: chatty });
  await stage.runAll();
  await stage.waitForEnd('client');
  await expect.poll(() => count(stage)).toBeGreaterThan(2000);
  await stage.button('일시정지').click();
  const overview = page.getByRole('group', { name: '전체 기록' });
  const [from, whole, to] = ['보이는 범위의 시작', '보이는 범위', '보이는 범위의 끝'].map((name) =>
    overview.getByRole('slider', { name, exact: true }),
  );
  const value = async (edge: Locator) => Number(await edge.getAttribute('aria-valuenow'));
  await expect(from!).toHaveAttribute('aria-valuenow', '0');

  await drag(page, from!, 500);
  const dragged = await value(from!);
  expect(dragged).toBeGreaterThan(0);
  await drag(page, whole!, -200);
  expect(await value(from!)).toBeLessThan(dragged);
  const end = await value(to!);
  await to!.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await value(to!)).toBeLessThan(end);

  await test.step('a jump out of it takes it along', async () => {
    await press(page, 'KeyL');
    await stage.button('일시정지').click();
    await press(page, 'ArrowLeft');
    const last = await clockMs(page);
    await expect.poll(() => value(to!)).toBeGreaterThanOrEqual(last - 1);
    await whole!.focus();
    await page.keyboard.press('Escape');
    await expect(from!).toHaveAttribute('aria-valuenow', '0');
  });
  expect(await seriousViolations(page)).toEqual([]);
});

test('[TP13] the list of keys opens by ? and by its button, and says them all', async ({ stage, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect(stage.button('단축키와 표시')).toBeVisible();
  await press(page, 'Shift+Slash');
  const help = page.getByRole('dialog', { name: '단축키와 표시' });
  for (const text of ['다음 오류', '여기부터 반복', '책갈피 넣기', '사건 간격 같게', '사라진 패킷'])
    await expect(help).toContainText(text);
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await stage.button('단축키와 표시').click();
  await expect(help).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('[TP13] the tools fold behind one button, and every target is wide enough for a finger', async ({
    stage,
    page,
  }) => {
    await stage.runButton.tap();
    await stage.tab('코드').tap();
    await stage.waitForEnd('client');
    await stage.tab('무대').tap();
    await stage.button('일시정지').tap();
    await stage.button('시간 도구 더 보기').tap();
    const tools = page.getByRole('dialog', { name: '시간 도구' });
    await tools.getByRole('button', { name: '이전 상태 변화' }).tap();
    await tools.getByRole('button', { name: '이전 상태 변화' }).tap();
    await tools.getByRole('button', { name: '책갈피 넣기' }).tap();
    await tools.getByRole('button', { name: '여기부터 반복' }).tap();
    await tools.getByRole('button', { name: '사건 간격 같게' }).tap();
    await expect(tools.getByRole('textbox')).toHaveCount(1);
    const small = await page
      .getByRole('region', { name: '시간 이동' })
      .getByRole('button')
      .or(tools.getByRole('button'))
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => button.tabIndex >= 0)
          .map((button) => ({
            name: button.getAttribute('aria-label') ?? button.textContent,
            box: button.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width < 44 || box.height < 44)
          .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(390);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('slider', { name: '반복 구간의 시작' })).toBeVisible();
    await stage.button('재생').tap();
    await expect(stage.button('일시정지')).toBeVisible();
  });
});
