import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { StudentPage, TeachPage } from '../pages/classPages.ts';
import { killSocketLab, type SocketLab, startSocketLab } from '../startSocketLab.ts';
import { expect, test } from '../test.ts';

/** The file that a link hands out. */
async function download(page: Page, link: RegExp): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return readFile(await file.path(), 'utf8');
}

test('[CL94] a whole lesson: one instructor, one wall, three students, a server that is killed; nothing lost, nothing twice', async ({
  browser,
  page,
}) => {
  test.setTimeout(600_000);
  const env = { SOCKETLAB_TOKEN: 'whole-class-'.padEnd(43, 'x'), SOCKETLAB_DATA: test.info().outputPath('data') };
  let server: SocketLab = await startSocketLab(env);
  const { origin, port } = new URL(server.url);
  const { teach, pin } = await TeachPage.open(page, server.url, '소켓 한 시간');
  const wall = await teach.openWall();
  await expect(wall.getByTestId('wall')).toContainText(`${pin.slice(0, 3)} ${pin.slice(3)}`);

  const sky = await StudentPage.join(browser, origin, pin, '하늘');
  const doyun = await StudentPage.join(browser, origin, pin, '도윤');
  const both = [sky, doyun];
  await expect(wall.getByTestId('wall-people')).toContainText('2명');

  await test.step('follow', async () => {
    await teach.go('two-programs');
    await teach.runAll();
    for (const student of both) {
      await expect(student.page).toHaveURL(/\/two-programs$/);
      await expect(student.watching).toContainText('강사의 무대');
      await expect(student.console('client')).toContainText('연결이 닫힘');
    }
    await expect(wall.locator('g[data-packet][data-kind="FIN"]').first()).toBeVisible();
  });

  await test.step('push', async () => {
    await doyun.setFollow(false);
    await teach.go('listen');
    await expect(sky.page).toHaveURL(/\/listen$/);
    await teach.go('two-programs');
    await expect(sky.page).toHaveURL(/\/two-programs$/);
    await teach.go('connect');
    await page.getByTestId('push-place').click();
    for (const student of both) await expect(student.page).toHaveURL(/\/connect$/);
  });

  await test.step('a poll, answered by the run', async () => {
    await teach.show('투표');
    await page.getByTestId('poll-from-lesson').click();
    // The record has the answers in the order in which they came.
    await sky.poll.getByText('클라이언트의 connect가 먼저입니다').click();
    await expect(teach.poll).toContainText('1명이 답함');
    await doyun.poll.getByText('서버의 connection이 먼저입니다').click();
    await expect(teach.poll).toContainText('2명이 답함');
    await teach.show('강의');
    await page.getByRole('region', { name: '예측' }).getByText('클라이언트의 connect가 먼저입니다').click();
    // So long the client has to hear of it before the server does.
    await teach.chooseDelay(400);
    await teach.runAll();
    await expect(sky.poll).toContainText('실제 결과와 같습니다');
    await expect(doyun.poll).toContainText('실제 결과와 다릅니다');
    await expect(wall.getByTestId('wall-poll')).toContainText('실제 결과');
    await teach.show('투표');
    await page.getByRole('button', { name: '치우기' }).click();
    await expect(wall.getByTestId('wall-poll')).toHaveCount(0);
  });

  await test.step('labs of their own', async () => {
    await teach.go('two-programs');
    await page.getByTestId('push-place').click();
    for (const student of both) {
      await student.setFollow(false);
      await student.shows('two-programs');
      await student.ready();
      await student.runAll();
      await expect(student.console('client')).toContainText('연결이 닫힘');
      await student.whole();
    }
  });

  await test.step('a fault to one, then to all', async () => {
    await teach.show('학생');
    await teach.actOn('하늘', /^장애 내기/);
    await teach.deed('freeze').click();
    await expect(sky.deedNotice(/김강사님이 서버 프로그램을 멈추었습니다/)).toHaveCount(1);
    await teach.deedLines
      .first()
      .getByRole('button', { name: /되돌리기/ })
      .click();
    await expect(sky.deedNotice(/되돌렸습니다/)).toHaveCount(1);
    await expect(doyun.deedNotice(/김강사님/)).toHaveCount(0);
    await teach.aim('모두');
    await teach.deed('kill').click();
    // All at once: a notice goes by itself.
    await Promise.all(
      both.map(async (student) => {
        await expect(student.deedNotice(/강제로 끝냈습니다/)).toHaveCount(1);
        await expect(student.status('server')).toHaveText('끝남');
      }),
    );
    await teach.deedLines
      .first()
      .getByRole('button', { name: /되돌리기/ })
      .click();
    for (const student of both) await expect(student.status('server')).toHaveText('실행 중');
  });

  await test.step('reload', async () => {
    const packets = await sky.packets().count();
    await sky.hand.click();
    await expect(teach.hands).toContainText('1');
    await sky.page.reload();
    await expect(sky.packets()).toHaveCount(packets);
    await expect(sky.status('server')).toHaveText('실행 중');
    await expect(sky.hand).toHaveAttribute('aria-pressed', 'true');
    await expect(sky.deedNotice(/김강사님/)).toHaveCount(0);
  });

  const late = await StudentPage.join(browser, origin, pin, '늦은 서연');
  await test.step('a latecomer has the whole picture at once; a kick', async () => {
    await teach.runAll();
    await expect(late.page).toHaveURL(/\/two-programs$/);
    await expect(late.console('client')).toContainText('연결이 닫힘');
    await teach.show('학생');
    await teach.kick('늦은 서연');
    await expect(late.over).toContainText('내보냈습니다');
    await expect(teach.row('늦은 서연')).toHaveCount(0);
  });

  await test.step('the server is killed and started again', async () => {
    await killSocketLab(server);
    server = await startSocketLab(env, { port: Number(port) });
    await Promise.all(
      both.map(async (student) => {
        await expect(student.page.getByTestId('class-connection')).toHaveText('연결됨', { timeout: 30_000 });
        await expect(student.notices.filter({ hasText: '서버가 다시 시작되어' })).toHaveCount(1);
        await expect(student.status('server')).toHaveText('실행 중');
      }),
    );
    await expect(teach.hands).toContainText('1');
    await expect(teach.online).toContainText('2');
    await expect(teach.row('하늘')).toHaveCount(1);
    await expect(teach.row('늦은 서연')).toHaveCount(0);
  });

  await test.step('the end, and its record', async () => {
    await teach.endClass();
    for (const student of both) await expect(student.over).toContainText('수업이 끝났습니다');
    await expect(wall.getByRole('heading', { name: /수업이 끝났습니다/ })).toBeVisible();
    const record = JSON.parse(await download(page, /JSON/));
    const names = record.members.map((one: { nickname: string }) => one.nickname);
    expect(names).toEqual(['김강사', '하늘', '도윤', '늦은 서연']);
    expect(record.polls).toMatchObject([{ outcome: { by: 'run' }, answers: [{ choice: 1 }, { choice: 0 }] }]);
    expect(record.deeds.map((one: { reached: number }) => one.reached)).toEqual([1, 2]);
    const csv = await download(page, /CSV/);
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    expect(csv).toContain('"하늘"');
  });
  for (const student of [...both, late]) await student.context.close();
  await server.close();
});
