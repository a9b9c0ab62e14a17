import type { Locator, Page } from '@playwright/test';
import { StudentPage, TeachPage } from '../pages/classPages.ts';
import { expect, test } from '../test.ts';

/** What has the focus shows it: by its own outline, or by that of what it is drawn in. */
const showsFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    for (let at = document.activeElement, up = 0; at && up < 4; at = at.parentElement, up += 1) {
      if (at === document.body) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return true;
    }
    return false;
  });

/** Goes to a control as a hand on the keyboard does, and sees that one can see where it is at every stop. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < 150; stops += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press(key);
    await expect.poll(() => showsFocus(page)).toBe(true);
  }
  throw new Error(`150 stops, and none was ${target}`);
}

async function pressAt(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** From wherever the pane has the focus. */
async function turnTo(page: Page, tab: '강의' | '학생' | '장애' | '투표'): Promise<void> {
  const tabs = page.getByRole('tablist', { name: '강의실' });
  await tabTo(page, tabs.getByRole('tab', { selected: true }), 'Shift+Tab');
  const wanted = tabs.getByRole('tab', { name: new RegExp(`^${tab}`) });
  while ((await wanted.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowRight');
}

test("[CL61] an instructor's whole lesson without a mouse; [CL60] a run that waits leads to its question", async ({
  browser,
  page,
  socketLab,
}) => {
  test.setTimeout(480_000);
  const { origin } = new URL(socketLab.url);
  const teach = new TeachPage(page);
  const pane = page.getByRole('tabpanel');
  const focusIn = (place: Locator) => expect(place.locator(':focus')).toHaveCount(1);
  let student: StudentPage;

  await test.step('a class is opened, and somebody comes', async () => {
    await page.goto(socketLab.url);
    await pressAt(page, page.getByRole('link', { name: /^수업 열기/ }));
    await tabTo(page, page.getByLabel('수업 이름'));
    await page.keyboard.type('손으로만');
    await tabTo(page, page.getByLabel('강사 이름'));
    await page.keyboard.type('김강사');
    await page.keyboard.press('Enter');
    const pin = (await page.getByTestId('class-pin').innerText()).replaceAll(/\D/g, '');
    await pressAt(page, page.getByRole('link', { name: '강의실로' }));
    await teach.ready();
    student = await StudentPage.join(browser, origin, pin, '하늘');
    await teach.go('connect');
    await expect(student.page).toHaveURL(/\/connect$/);
  });

  await test.step('a poll, and the run that answers it', async () => {
    await tabTo(page, page.getByRole('tab', { name: '강의', exact: true }));
    await turnTo(page, '투표');
    await pressAt(page, teach.runButton, 'Shift+Tab');
    await expect(page.getByRole('tab', { name: '강의', exact: true })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('region', { name: '예측' }).getByRole('radio').first()).toBeFocused();
    await turnTo(page, '투표');
    await pressAt(page, page.getByTestId('poll-from-lesson'));
    await focusIn(pane);
    await student.poll.getByText('클라이언트의 connect가 먼저입니다').click();
    await expect(teach.poll).toContainText('1명이 답함');
    await pressAt(page, page.getByRole('button', { name: '투표 닫기' }));
    await expect(teach.poll).toContainText('닫힘');
    await focusIn(pane);
    await pressAt(page, teach.runButton, 'Shift+Tab');
    await expect(teach.poll).toContainText('실제 결과');
    await pressAt(page, page.getByRole('button', { name: '치우기' }));
    await expect(teach.poll).toHaveCount(0);
    await focusIn(pane);
  });

  await test.step('a deed on all, taken back; a drill, ended', async () => {
    await teach.go('two-programs');
    await student.shows('two-programs');
    await student.setFollow(false);
    await student.ready();
    await student.runAll();
    await expect(student.console('client')).toContainText('연결이 닫힘');
    await student.hand.click();
    await tabTo(page, page.getByRole('tab', { name: '강의', exact: true }));
    await turnTo(page, '장애');
    await tabTo(page, page.getByTestId('deed-target').getByRole('radio', { name: '무대' }));
    await page.keyboard.press('ArrowRight');
    await pressAt(page, teach.deed('freeze'));
    await expect(student.deedNotice(/김강사님이/)).toHaveCount(1);
    await pressAt(page, teach.deedLines.getByRole('button', { name: /되돌리기/ }));
    await expect(teach.deedLines).toContainText('되돌림');
    await focusIn(pane);
    await pressAt(page, page.getByTestId('drill-frozen').getByRole('button'));
    await expect(page.getByTestId('running-drill')).toBeVisible();
    await focusIn(pane);
    await pressAt(page, page.getByRole('button', { name: '훈련 끝내기' }), 'Shift+Tab');
    await expect(page.getByTestId('running-drill')).toHaveCount(0);
    await focusIn(pane);
  });

  await test.step('a hand, a stage handed over and taken back, all that is known of the students', async () => {
    await turnTo(page, '학생');
    await pressAt(page, page.getByRole('button', { name: '하늘님의 손 내리기' }));
    await expect(teach.hands).toContainText('0');
    await focusIn(teach.row('하늘'));
    await pressAt(page, page.getByRole('button', { name: '하늘님, 더 보기' }));
    const menu = page.getByRole('menu', { name: '하늘님' });
    await expect(menu.getByRole('menuitem').first()).toHaveAttribute('data-focused');
    await page.keyboard.press('ArrowDown');
    await expect(menu.getByRole('menuitem', { name: /^무대 맡기기/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(student.page.getByTestId('class-driver')).toBeVisible();
    await focusIn(teach.row('하늘'));
    const strips = page.getByTestId('class-strip');
    await pressAt(page, page.getByRole('button', { name: '무대 돌려받기' }), 'Shift+Tab');
    await expect(page.getByTestId('watch-strip')).toHaveCount(0);
    await focusIn(strips);
    await pressAt(page, page.getByTestId('roster-wide'));
    await expect(page.getByRole('dialog', { name: '학생' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('roster-wide')).toBeFocused();
  });

  await test.step('the sign, the lock, and the end', async () => {
    await tabTo(page, page.getByRole('switch', { name: /따라오기/ }), 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect(student.page.getByText('강사가 고정함')).toBeVisible();
    const sign = page.getByRole('button', { name: /^PIN .*크게 보기$/ });
    await pressAt(page, sign, 'Shift+Tab');
    await expect(page.getByRole('dialog', { name: '수업에 들어오는 방법' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sign).toBeFocused();
    await pressAt(page, page.getByTestId('class-menu'));
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: /수업 끝내기/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await pressAt(page, page.getByRole('alertdialog').getByRole('button', { name: '수업 끝내기' }));
    await expect(student.over).toContainText('수업이 끝났습니다');
    await expect(page.getByTestId('class-over')).toBeVisible();
  });
  await student!.context.close();
});
