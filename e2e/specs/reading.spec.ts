import { ReadingPage } from '../pages/readingPage.ts';
import { expect, test } from '../test.ts';

const lesson = '/lessons/tcp-server-client';

test('[RD3] [RD13] the first page shows the course, how far one has come, and the way back to where one was', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/소켓랩$/);
  const card = page.getByRole('link', { name: /^TCP 서버와 클라이언트/ });
  await expect(card).toContainText(/해 보기 0 \/ \d+/);
  await expect(page.getByRole('main'), 'code is set as code').not.toContainText('`');
  await expect(page.getByRole('link', { name: /^자유 실험실/ })).toHaveAttribute('href', '/lab');
  await expect(page.getByRole('link', { name: /처음부터 시작/ })).toBeVisible();

  await card.click();
  await expect(page).toHaveURL(/\/two-programs$/);
  await page.getByRole('link', { name: /^다음/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '아무도 기다리지 않는다면' })).toBeFocused();
  await expect(page).toHaveTitle('아무도 기다리지 않는다면 · TCP 서버와 클라이언트 · 소켓랩');

  await page.getByRole('link', { name: '소켓랩, 처음으로' }).click();
  await page.getByRole('link', { name: /이어서 하기/ }).click();
  await expect(page).toHaveURL(/\/listen$/);
  await page.goto(new URL(lesson, page.url()).href);
  await expect(page, 'a lesson alone leads to where it was left').toHaveURL(/\/listen$/);
});

test('[RD4] an address that leads nowhere says so, and has ways on', async ({ page, site }) => {
  const reading = new ReadingPage(page);
  await page.goto(site.url);
  await reading.go(`${lesson}/gone`);
  await expect(page.getByRole('heading', { level: 1, name: '이 강의에 없는 단계입니다' })).toBeVisible();
  await page.getByRole('link', { name: '쓰면 도착한 것일까' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '쓰면 도착한 것일까' })).toBeVisible();
  for (const path of ['/lessons/gone/connect', '/어디에도-없는-곳']) {
    await reading.go(path);
    await expect(page.getByRole('heading', { level: 1, name: '이 주소에는 아무것도 없습니다' })).toBeVisible();
    await expect(page.getByText(path, { exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: '강의에서 찾기' }).last().click();
  await expect(reading.searchField).toBeFocused();
});

test('[RD5] [RD6] the contents lead to every step, by keyboard, and mark where one is', async ({ stage, page }) => {
  const reading = new ReadingPage(page);
  await stage.ready();
  await reading.contentsButton.focus();
  await page.keyboard.press('Enter');
  await expect(reading.contents.getByRole('link', { name: '두 컴퓨터, 두 프로그램' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '누가 먼저 연결을 알게 될까' })).toBeFocused();
  await expect(reading.contents).toHaveCount(0);
  await reading.contentsButton.click();
  await expect(reading.contents.getByRole('link', { name: '누가 먼저 연결을 알게 될까' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.keyboard.press('Escape');
  await expect(reading.contentsButton).toBeFocused();
  await expect(page.getByRole('link', { name: /^이전/ })).toBeVisible();
});

test('[RD7] the search opens by its keys on a Korean layout, finds Korean, and goes there', async ({ stage, page }) => {
  const reading = new ReadingPage(page);
  await stage.ready();
  // A Korean layout sends ㅏ for the K key.
  await page.evaluate(() =>
    window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', key: 'ㅏ', ctrlKey: true, bubbles: true })),
  );
  await expect(reading.searchField).toBeFocused();
  await expect(reading.search).toContainText('강의의 제목과 본문, 용어집에서 찾습니다.');
  await reading.searchField.fill('없는낱말입니다');
  await expect(reading.search).toContainText('찾지 못했습니다');
  await expect(reading.hits).toHaveCount(0);

  await reading.searchField.fill('맺어집니다');
  const hit = reading.hits.filter({ hasText: '누가 먼저 연결을 알게 될까' }).first();
  await expect(hit.locator('mark')).toHaveText('맺어집니다');
  const wanted = await hit.getAttribute('id');
  for (let press = 0; press < 30; press += 1) {
    if ((await reading.searchField.getAttribute('aria-activedescendant')) === wanted) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/connect#${encodeURIComponent('세-패킷')}$`));
  await expect(page.getByRole('heading', { level: 2, name: /^세 패킷/ })).toBeFocused();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(reading.search).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reading.search).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: /^세 패킷/ })).toBeFocused();
});

test('[RD9] a term explains itself by keyboard and pointer, and Escape sends it away', async ({ stage, page }) => {
  const reading = new ReadingPage(page);
  await stage.ready();
  const meaning = '프로그램이 네트워크로 데이터를 주고받는 창구입니다.';
  await reading.term('소켓').focus();
  await expect(reading.definition(meaning)).toBeVisible();
  await expect(reading.term('소켓')).toHaveAccessibleDescription(new RegExp(meaning));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '용어집에서 보기' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(reading.definition(meaning)).toHaveCount(0);
  await expect(reading.term('소켓')).toBeFocused();

  await reading.term('서버').hover();
  await expect(reading.definition('연결이나 데이터를 기다리는 프로그램')).toBeVisible();
  // A pointer on the card itself keeps it there.
  await reading.definition('연결이나 데이터를 기다리는 프로그램').hover();
  await page.getByRole('link', { name: '용어집에서 보기' }).click();
  await expect(page).toHaveURL(/\/glossary#server$/);
  await expect(page.locator('#server')).toBeFocused();
});

test('[RD11] a heading has an address of its own, which its link copies', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const reading = new ReadingPage(page);
  await page.goto(site.url);
  await reading.go(`${lesson}/connect`);
  const heading = page.getByRole('heading', { level: 2, name: /^커널이 하는 일/ });
  await heading.getByRole('link').click();
  const address = new URL(`${lesson}/connect#${encodeURIComponent('커널이-하는-일')}`, page.url()).href;
  // The clipboard takes what it is given in its own time.
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.goto('about:blank');
  await page.goto(address);
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

test('[RD12] a lesson prints whole, without what only a screen can do', async ({ page, site }) => {
  const reading = new ReadingPage(page);
  await page.goto(site.url);
  await reading.go(`${lesson}/print`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const steps = page.getByRole('main').locator('section > h2');
  await expect(steps).toHaveText([
    /두 컴퓨터, 두 프로그램/,
    /아무도 기다리지 않는다면/,
    /누가 먼저 연결을 알게 될까/,
    /다섯 글자는 몇 바이트일까/,
    /쓰면 도착한 것일까/,
    /닫은 뒤에 남는 것/,
    /고쳐서 다시 실행하기/,
  ]);
  const paper = page.getByRole('main');
  await expect(paper).toContainText('const client = net.connect({');
  await expect(paper).toContainText('어느 쪽에도 남지 않습니다');
  await expect(paper, 'the explanation of a prediction').toContainText('먼저 닫은 쪽에 TIME_WAIT가 남습니다.');
  await expect(paper).toContainText('루프백 방식에서');
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(paper.locator('pre').first()).toHaveCSS('break-inside', 'avoid');
  await expect(page.locator('body > #root > div').first()).toHaveCSS('background-color', 'rgb(255, 255, 255)');

  const pdf = (await page.pdf({ preferCSSPageSize: true, outline: true, tagged: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(3);
  // The outline is not compressed: its titles are UTF-16 in hexadecimal digits.
  const inPdf = (text: string) =>
    pdf.toUpperCase().includes(Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase());
  expect(inPdf('없는 제목')).toBe(false);
  for (const title of ['두 컴퓨터, 두 프로그램', '누가 먼저 연결을 알게 될까', '고쳐서 다시 실행하기'])
    expect(inPdf(title), title).toBe(true);
});
