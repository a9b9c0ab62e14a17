import { ComparePage, recordingFile } from '../pages/comparePage.ts';
import { seriousViolations } from '../seriousViolations.ts';
import { expect, test } from '../test.ts';

test('[VS20] a ready-made comparison is chosen, and its address says what is compared', async ({ page, socketLab }) => {
  const compare = new ComparePage(page);
  await page.goto(socketLab.url);
  await page.getByRole('link', { name: /^두 실행 비교/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '두 실행 비교' })).toBeVisible();
  await page.getByRole('link', { name: /^destroy\(\)/ }).click();
  await expect(page).toHaveURL(/\/compare\/closing\?a=destroy&b=reset$/);
  await expect(page.getByRole('heading', { level: 1, name: '닫는 메서드 셋' })).toBeVisible();
  await expect(compare.told.filter({ hasText: 'A에는 FIN이 있고 B에는 RST가 있습니다.' })).toHaveCount(1);

  await page.getByLabel('B에서 볼 실행').selectOption('end()');
  await expect(page).toHaveURL(/\/compare\/closing\?a=destroy&b=end$/);
  await expect(compare.told.filter({ hasText: 'RST' })).toHaveCount(0);
  await page.getByLabel('A에서 볼 실행').selectOption('손실 25%');
  await expect(page).toHaveURL(/\/compare\?a=ready%3Aloss\.with&b=ready%3Aclosing\.end$/);
  await expect(compare.side('A')).toContainText('손실이 있는 회선: 손실 25%');
  await page.reload();
  await expect(compare.side('B')).toContainText('닫는 메서드 셋: end()');
  await expect(compare.rows.first()).toBeVisible();
});

test('[VS21] keys go from difference to difference, and both sides go along', async ({ page, socketLab }) => {
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
  await expect(compare.place).toHaveText(/^차이 \d+개$/);
  const all = Number(/\d+/.exec((await compare.place.textContent()) ?? '')?.[0]);
  expect(all).toBeGreaterThan(10);
  await expect(compare.packet('B', /RST/)).toBeVisible();

  // A Korean layout sends ㅜ for the N key.
  const next = () =>
    page.evaluate(() =>
      document.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'KeyN', key: 'ㅜ', bubbles: true, cancelable: true }),
      ),
    );
  await next();
  await expect(compare.place).toHaveText(`1 / ${all}`);
  await expect(compare.chosenRow).toContainText('client.js');
  await expect(compare.chosenRow).toContainText('다름');
  await expect(compare.packet('B', /SYN/)).toHaveCount(0);
  await next();
  await expect(compare.place).toHaveText(`2 / ${all}`);
  await page.keyboard.press('KeyP');
  await expect(compare.place).toHaveText(`1 / ${all}`);

  await page.getByRole('button', { name: '이전 차이' }).click();
  await expect(compare.place, 'round and round').toHaveText(`${all} / ${all}`);

  // A row of the list moves both, and so does a packet.
  await compare.rows.filter({ hasText: 'resetAndDestroy()' }).click();
  await expect(compare.chosenRow).toContainText('B만');
  await expect(compare.packet('B', /RST/)).toHaveCount(0);
  await compare.packet('B', /데이터 15 B/).press('Enter');
  await expect(compare.chosenRow).toContainText('데이터 15 B');
  await compare.chosenRow.press('ArrowDown');
  await expect(compare.chosenRow).not.toContainText('데이터 15 B');
  await expect(compare.chosenRow).toBeFocused();
});

test('[VS22] the list shows what the lanes and the differences ask for, each difference in words', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/compare/loss?a=without&b=with');
  await expect(compare.rows.first()).toBeVisible();
  await page.getByRole('button', { name: '차이만' }).click();
  await expect(compare.rows.filter({ hasText: '같음' })).toHaveCount(0);
  await expect(compare.rows.filter({ hasText: '손실 25%' }).first()).toContainText('B만');
  for (const lane of ['프로그램', '커널', '실험실'])
    await page.getByRole('button', { name: lane, exact: true }).click();
  const lost = compare.rows.filter({ hasText: '다름' });
  await expect(lost.first()).toContainText('도착 도착함');
  await expect(lost.first()).toContainText('도착 사라짐 · 손실');
  await expect(compare.rows.filter({ hasText: '↻' }).first()).toContainText('B만');
  // Playing ends by itself: time stands still until it is stopped by hand.
  await page.clock.install();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
  await page.getByRole('button', { name: '함께 재생' }).click();
  await expect(compare.chosenRow).toBeVisible();
  const first = await compare.chosenRow.textContent();
  await page.clock.runFor(700);
  await expect(compare.chosenRow).not.toHaveText(first ?? '');
  await page.getByRole('button', { name: '멈춤' }).click();
  const stopped = await compare.chosenRow.textContent();
  await page.clock.runFor(2000);
  await expect(compare.chosenRow).toHaveText(stopped ?? '');
});

test('[VS23] files are dropped or opened; a file that is no recording is refused and changes nothing', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/compare');
  await compare.drop(
    page.getByRole('heading', { level: 1 }),
    recordingFile('comparisons/unread.read'),
    recordingFile('comparisons/unread.unread'),
  );
  await expect(compare.side('A')).toContainText('unread.read.socketlab');
  await expect(compare.told.filter({ hasText: 'A에는 FIN이 있고 B에는 RST가 있습니다.' })).toHaveCount(1);

  await compare.drop(compare.side('B'), { name: '사진.png', bytes: Buffer.from('no recording') });
  await expect(compare.side('B').getByRole('alert')).toHaveText(/^사진\.png: 소켓랩 기록 파일이 아닙니다\./);
  await expect(compare.side('B')).toContainText('unread.unread.socketlab');
  await expect(compare.rows.first()).toBeVisible();

  const { name, bytes } = recordingFile('destroy-or-reset.plain-destroy');
  await page.getByLabel('B에서 볼 기록 파일').setInputFiles({ name, mimeType: '', buffer: bytes.subarray(0, 900) });
  await expect(compare.side('B').getByRole('alert')).toContainText(/뒷부분이 없습니다|손상되었습니다/);
  await page.getByLabel('B에서 볼 기록 파일').setInputFiles({ name, mimeType: '', buffer: bytes });
  await expect(compare.side('B').getByRole('alert')).toHaveCount(0);
  await expect(compare.side('B')).toContainText('destroy()는 RST를 보낼까');
  await expect(compare.told.filter({ hasText: 'RST' })).toHaveCount(0);
});

test('[VS23] behind a file the run of the address can be chosen again; of two files the last is shown', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
  await expect(compare.side('A')).toContainText('닫는 메서드 셋: end()');
  const other = recordingFile('destroy-or-reset.plain-destroy');
  await compare.drop(compare.side('A'), other);
  await expect(compare.side('A')).toContainText(other.name);
  await page.getByLabel('A에서 볼 실행').selectOption('end()');
  await expect(compare.side('A')).toContainText('닫는 메서드 셋: end()');
  await expect(compare.rows.first()).toBeVisible();

  // The disk gives the first file only when the test says so.
  await page.evaluate(() => {
    const { arrayBuffer } = File.prototype;
    const slow = new Promise<void>((resolve) => Object.assign(window, { letSlowRead: resolve }));
    File.prototype.arrayBuffer = async function () {
      if (this.name === 'slow.socketlab') await slow;
      return arrayBuffer.call(this);
    };
  });
  await compare.drop(compare.side('A'), { ...recordingFile('comparisons/unread.read'), name: 'slow.socketlab' });
  await compare.drop(compare.side('A'), other);
  await expect(compare.side('A')).toContainText(other.name);
  await page.evaluate(() => (window as unknown as { letSlowRead(): void }).letSlowRead());
  // A third one, read after the slow one: by then that would have been shown.
  await compare.drop(compare.side('B'), { ...recordingFile('comparisons/unread.unread'), name: 'slow.socketlab' });
  await expect(compare.side('B')).toContainText('slow.socketlab');
  await expect(compare.side('A')).toContainText(other.name);
});

test('[VS24] a recording that this server keeps is compared; one that is not there is said to be missing', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/compare?a=nobody-has-this&b=step%3Adestroy-or-reset.unread');
  await expect(compare.side('A').getByRole('alert')).toContainText('이 링크의 기록이 없습니다.');
  await expect(compare.side('B')).toContainText('destroy()는 RST를 보낼까: 읽지 않고 부수면');

  const { bytes } = recordingFile('destroy-or-reset.plain-destroy');
  const id = await page.evaluate(async (base64) => {
    const body = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await fetch('/api/recordings', { method: 'POST', headers, body });
    return ((await answer.json()) as { id: string }).id;
  }, bytes.toString('base64'));
  await compare.open(socketLab.url, `/compare?a=${id}&b=step%3Adestroy-or-reset.unread`);
  await expect(compare.side('A')).toContainText('부수면 상대방은 무엇을 볼까');
  await expect(compare.told.filter({ hasText: 'A에는 FIN이 있고 B에는 RST가 있습니다.' })).toHaveCount(1);
  await compare.open(socketLab.url, '/compare/gone');
  await expect(page.getByRole('heading', { level: 1, name: '이 주소에는 아무것도 없습니다' })).toBeVisible();
});

test('[VS21] a key brings what it moves into view; [VS27] a ladder that was folded away comes back where it stood', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await page.clock.install();
  await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
  await expect(compare.packet('B', /RST/)).toBeVisible();
  await expect(compare.packet('B', /RST/)).not.toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('region', { name: 'B의 패킷' })).toHaveCount(0);
  // Long after its last change.
  await page.clock.fastForward(2000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByRole('region', { name: 'B의 패킷' })).toBeVisible();
  // The picture is of the place to which the ladder is scrolled.
  const apart = () =>
    page.getByRole('region', { name: 'B의 패킷' }).evaluate((ladder) => {
      const [, y = '0'] =
        /translate\(0 (-?[\d.]+)\)/.exec(ladder.querySelector('g')?.getAttribute('transform') ?? '') ?? [];
      return Math.abs(Number(y) + ladder.scrollTop - 34);
    });
  await expect.poll(apart).toBeLessThan(3);
  await compare.goOn(() => page.keyboard.press('KeyN'), 'RST');
  await expect(compare.chosenRow).toBeInViewport({ ratio: 1 });
  await expect(compare.packet('B', /RST/)).toBeInViewport({ ratio: 1 });
});

test('[VS24] on a phone the links that lead nowhere are what one sees first', async ({ page, socketLab }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, `/compare?a=${'A'.repeat(24)}&b=${'B'.repeat(24)}`);
  for (const side of ['A', 'B'] as const) {
    await expect(compare.side(side).getByRole('alert')).toContainText('이 링크의 기록이 없습니다.');
    await expect(compare.side(side).getByRole('alert')).toBeInViewport();
    await expect(compare.side(side)).not.toContainText('아직 고르지 않았습니다');
  }
  await expect(page.getByRole('heading', { name: '준비된 비교' })).toBeVisible();
});

test('[VS29] on paper stand the two runs, what differs, both ladders and the rows, in ink for white paper, and nothing to press', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
  await expect(compare.rows.first()).toBeVisible();
  await expect(compare.printedRows).toHaveCount(0);

  // What a browser prints: each row is one of a table.
  const pdf = (await page.pdf({ tagged: true })).toString('latin1');
  expect(pdf.match(/\/S \/TR\b/g)?.length ?? 0).toBeGreaterThan(40);

  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(compare.told.first()).toBeVisible();
  await expect(compare.side('B')).toContainText('resetAndDestroy()');
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expect(page.getByText('B', { exact: true }).first()).toHaveCSS('background-color', 'rgb(179, 78, 0)');

  for (const side of ['A', 'B'] as const) await expect(compare.printedLadder(side).first()).toContainText('SYN ACK');
  const reset = compare.printedLadder('B').locator('text', { hasText: /^RST$/ }).first();
  await expect(reset).toBeVisible();
  await expect(reset, 'as on white paper').toHaveCSS('fill', 'rgb(179, 78, 0)');
  await expect(compare.printedRows.filter({ hasText: 'resetAndDestroy()' })).toContainText('B만');
  await expect(compare.printedRows.filter({ hasText: '같음' }).first()).toBeVisible();
  const cut = (cells: Element[]) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length;
  expect(await compare.printedRows.getByRole('cell').evaluateAll(cut), 'cells that are cut off').toBe(0);

  // The paper shows what the list has been asked for.
  await page.emulateMedia({ colorScheme: 'dark', media: null });
  await page.getByRole('button', { name: '차이만' }).click();
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(compare.printedRows.filter({ hasText: 'resetAndDestroy()' })).toHaveCount(1);
  await expect(compare.printedRows.filter({ hasText: '같음' })).toHaveCount(0);
});

test('[VS25] a lesson shows two runs beside its text, leads to the whole, and prints what differs', async ({
  page,
  socketLab,
}) => {
  const compare = new ComparePage(page);
  await compare.open(socketLab.url, '/lessons/allow-half-open/half-open');
  const small = page.getByRole('figure', { name: '비교: allowHalfOpen과 늦은 답' });
  await small.scrollIntoViewIfNeeded();
  await expect(small).toContainText('A에는 FIN이 있고 B에는 FIN도 RST도 없습니다.');
  await expect(small.getByRole('region', { name: 'A의 패킷' })).toBeVisible();
  // Beside a text there is no room for the words of calls: cut, they would tell less than none.
  const words = small.getByRole('region', { name: 'A의 패킷' }).locator('text', { hasText: /connection|data|end/ });
  await expect(words.first()).toBeAttached();
  await expect(words.first()).toBeHidden();
  await small.getByRole('link', { name: '두 실행을 나란히 보기' }).click();
  await expect(page).toHaveURL(/\/compare\/half-open\?a=closed&b=open$/);
  await compare.open(socketLab.url, '/lessons/allow-half-open/print');
  await expect(page.getByRole('region', { name: '두 실행 비교' })).toContainText('A에서 0바이트, B에서 9바이트입니다.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[VS26] axe finds nothing serious, ${colorScheme}`, async ({ page, socketLab }) => {
    const compare = new ComparePage(page);
    await page.emulateMedia({ colorScheme });
    await compare.open(socketLab.url, '/compare');
    await expect(page.getByRole('heading', { name: '준비된 비교' })).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
    await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
    await expect(compare.rows.first()).toBeVisible();
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('KeyN');
    expect(await seriousViolations(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('[VS27] what moves both runs stays above what it moves', async ({ page, socketLab }) => {
    const compare = new ComparePage(page);
    await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
    const list = page.getByRole('list', { name: '두 실행의 이벤트' });
    await list.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await page.getByRole('button', { name: '다음 차이' }).tap();
    await expect(compare.chosenRow).toBeInViewport();
    await expect(page.getByRole('button', { name: '다음 차이' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('region', { name: 'A의 패킷' })).toBeInViewport();
  });

  test('[VS27] the ladders fold into tabs, the list stays, and nothing is wider than the screen', async ({
    page,
    socketLab,
  }) => {
    const compare = new ComparePage(page);
    await compare.open(socketLab.url, '/compare/closing?a=end&b=reset');
    await expect(compare.packet('A', /FIN/).first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'B의 패킷' })).toHaveCount(0);
    await page.getByRole('tab', { name: 'B' }).tap();
    await expect(compare.packet('B', /RST/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'A의 패킷' })).toHaveCount(0);
    await compare.rows.filter({ hasText: 'connect' }).first().tap();
    await expect(compare.chosenRow).toContainText('connect');
    // Going on from there, the side that has the difference comes forward.
    for (const side of ['B', 'A']) {
      await compare.goOn(() => page.getByRole('button', { name: '다음 차이' }).tap(), `${side}만`);
      await expect(page.getByRole('tab', { name: side })).toHaveAttribute('aria-selected', 'true');
    }
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(390);
    expect(await seriousViolations(page)).toEqual([]);
  });
});
