import type { Browser, Page } from '@playwright/test';
import { StudentPage, TeachPage } from '../pages/classPages.ts';
import { killSocketLab, type SocketLab, startSocketLab } from '../startSocketLab.ts';
import { expect, test } from '../test.ts';

const step = { listen: /\/lessons\/tcp-server-client\/listen$/, two: /\/lessons\/tcp-server-client\/two-programs$/ };

test('[CL90] a student comes in by PIN alone, follows the stage, has a lab of their own, and is the same after a reload', async ({
  browser,
  page,
  socketLab,
}) => {
  test.setTimeout(360_000);
  const { origin } = new URL(socketLab.url);
  const { teach, pin } = await TeachPage.open(page, socketLab.url, 'TCP 소켓 첫 시간');
  await teach.go('two-programs');
  const wall = await teach.openWall();

  const stranger = await browser.newContext();
  const refused = await stranger.newPage();
  await refused.goto(`${origin}/join`);
  await refused.getByLabel('PIN').fill(pin === '000000' ? '000001' : '000000');
  await refused.getByLabel('별명').fill('누구');
  await refused.getByRole('button', { name: '들어가기' }).click();
  await expect(refused.getByRole('alert')).toContainText('PIN이 맞는 수업이 없습니다');
  await stranger.close();

  const student = await StudentPage.join(browser, origin, pin, '하늘');
  await expect(student.page).toHaveURL(step.two);
  await expect(teach.online).toContainText('1');

  await teach.runAll();
  await expect(student.watching).toContainText('강사의 무대를 보고 있습니다');
  await expect(student.packets('FIN').first()).toBeVisible();
  await expect(student.console('client')).toContainText('연결이 닫힘');
  await expect(wall.getByRole('region', { name: '무대' })).toContainText('연결이 닫힘');

  await teach.go('listen');
  await expect(student.page).toHaveURL(step.listen);
  await student.setFollow(false);
  await teach.go('two-programs');
  await teach.page.getByTestId('push-place').click();
  await student.shows('two-programs');

  await student.ready();
  await student.runAll();
  await expect(student.console('client')).toContainText('연결이 닫힘');
  await expect(student.watching).toHaveCount(0);
  await student.whole();
  const packets = await student.packets().count();
  await student.hand.click();
  await expect(teach.hands).toContainText('1');
  await student.page.reload();
  await expect(student.bar).toContainText('하늘');
  await expect(student.console('client')).toContainText('연결이 닫힘');
  await expect(student.packets()).toHaveCount(packets);
  await expect(student.hand).toHaveAttribute('aria-pressed', 'true');
  await expect(teach.online).toContainText('1');
  await student.context.close();
});

test('[CL91] a poll: the answers of the class beside what the run on the stage really showed', async ({
  browser,
  page,
  socketLab,
}) => {
  test.setTimeout(360_000);
  const { origin } = new URL(socketLab.url);
  const { teach, pin } = await TeachPage.open(page, socketLab.url, '예측');
  await teach.go('two-programs');
  const wall = await teach.openWall();
  const students = [
    await StudentPage.join(browser, origin, pin, '하늘'),
    await StudentPage.join(browser, origin, pin, '도윤'),
  ];
  await teach.show('투표');
  await page.getByLabel('질문').fill('서버를 끝내면 클라이언트는 무엇을 먼저 들을까');
  await page.getByLabel('선택지 1').fill('end');
  await page.getByLabel('선택지 2').fill('error');
  await page.getByTestId('poll-own').click();
  for (const [index, student] of students.entries()) {
    await expect(student.poll).toContainText('무엇을 먼저 들을까');
    await student.poll.getByText(index === 0 ? 'end' : 'error', { exact: true }).click();
    await expect(student.poll).toContainText('답을 보냈습니다');
  }
  // A second thought takes the first one's place.
  await students[1]!.poll.getByText('end', { exact: true }).click();
  await expect(teach.poll).toContainText('2명이 답함');
  await expect(teach.poll.getByTestId('poll-bar').first()).toContainText('2명');
  await expect(wall.getByTestId('wall-poll')).toContainText('답한 학생 2명');
  await teach.page.getByRole('button', { name: '투표 닫기' }).click();
  await teach.poll.getByRole('group', { name: '실제로 일어난 일을 고릅니다' }).getByText('end').click();
  await teach.page.getByRole('button', { name: '결과로 알리기' }).click();
  for (const student of students) await expect(student.poll).toContainText('실제 결과와 같습니다');
  await expect(wall.getByTestId('wall-poll')).toContainText('실제');
  await teach.page.getByRole('button', { name: '치우기' }).click();
  await expect(wall.getByTestId('wall-poll')).toHaveCount(0);
  for (const student of students) {
    await expect(student.poll).toHaveCount(0);
    await student.context.close();
  }
});

test('[CL93] a deed on one, a deed on all, each told once to whom it reached, and taken back; a stage handed over; a kick', async ({
  browser,
  page,
  socketLab,
}) => {
  test.setTimeout(480_000);
  const { origin } = new URL(socketLab.url);
  const { teach, pin } = await TeachPage.open(page, socketLab.url, '장애');
  await teach.go('two-programs');
  const [sky, doyun] = [
    await StudentPage.join(browser, origin, pin, '하늘'),
    await StudentPage.join(browser, origin, pin, '도윤'),
  ];
  for (const student of [sky, doyun]) {
    await student.setFollow(false);
    await student.ready();
    await student.runAll();
    await expect(student.console('client')).toContainText('연결이 닫힘');
  }

  await test.step('to one', async () => {
    await teach.show('학생');
    await expect(teach.row('하늘')).toContainText('실행 중');
    await teach.actOn('하늘', /^장애 내기/);
    await teach.deed('freeze').click();
    await expect(sky.deedNotice(/김강사님이 서버 프로그램을/)).toHaveCount(1);
    await expect(teach.deedLines.first()).toContainText('실험실 1곳');
    await teach.show('학생');
    await expect(teach.row('하늘')).toContainText('얼어 있음');
    await expect(teach.row('도윤')).not.toContainText('얼어 있음');
    await expect(doyun.deedNotice(/김강사님이/)).toHaveCount(0);
    await teach.show('장애');
    await teach.deedLines
      .first()
      .getByRole('button', { name: /되돌리기/ })
      .click();
    await expect(sky.deedNotice(/되돌렸습니다/)).toHaveCount(1);
  });

  await test.step('to all', async () => {
    await teach.aim('모두');
    await teach.deed('kill').click();
    await expect(teach.deedLines.first()).toContainText('실험실 2곳');
    // All at once: a notice goes by itself.
    await Promise.all(
      [sky, doyun].map(async (student) => {
        await expect(student.deedNotice(/김강사님이 서버 프로그램을 강제로 끝냈습니다/)).toHaveCount(1);
        await expect(student.status('server')).toHaveText('끝남');
      }),
    );
    await teach.deedLines
      .first()
      .getByRole('button', { name: /되돌리기/ })
      .click();
    for (const student of [sky, doyun]) await expect(student.status('server')).toHaveText('실행 중');
    // What was told once is not told again after a reload.
    await sky.page.reload();
    await expect(sky.status('server')).toHaveText('실행 중');
    // The class has told it all by then.
    await expect(sky.bar).toContainText('하늘');
    await expect(sky.follow).toBeEnabled();
    await expect(sky.deedNotice(/김강사님이/)).toHaveCount(0);
  });

  await test.step('the stage is handed over, and taken back', async () => {
    await doyun.setFollow(true);
    await teach.show('학생');
    await teach.actOn('하늘', /^무대 맡기기/);
    await expect(sky.page.getByTestId('class-driver')).toBeVisible();
    await expect(doyun.watching).toContainText('하늘님의 무대');
    await expect(doyun.console('server')).toContainText('8080 수신 대기');
    await page.getByRole('button', { name: '무대 돌려받기' }).click();
    await expect(sky.page.getByTestId('class-driver')).toHaveCount(0);
  });

  await test.step('who is kicked is out, and may come back', async () => {
    await teach.kick('도윤');
    await expect(doyun.over).toContainText('내보냈습니다');
    await expect(teach.row('도윤')).toHaveCount(0);
    await doyun.page.getByRole('link', { name: '다시 들어가기' }).click();
    await doyun.fillIn(pin, '도윤');
    await expect(doyun.bar).toContainText('도윤');
    await expect(teach.row('도윤')).toHaveCount(1);
  });
  await sky.context.close();
  await doyun.context.close();
});

test('[CL92] a class goes on after `kill -9` of its server: the same people, labs made anew with their code; its end is told to all', async ({
  browser,
  page,
}) => {
  test.setTimeout(480_000);
  const token = 'restarted-class-'.padEnd(43, 'x');
  const data = test.info().outputPath('data');
  const env = { SOCKETLAB_TOKEN: token, SOCKETLAB_DATA: data };
  let server: SocketLab = await startSocketLab(env);
  const { origin, port } = new URL(server.url);
  const { teach, pin, link } = await TeachPage.open(page, server.url, '오래가는 수업');
  await teach.go('two-programs');
  const student = await StudentPage.join(browser, origin, pin, '하늘');
  await student.setFollow(false);
  await student.ready();
  await student.runAll();
  await expect(student.console('client')).toContainText('연결이 닫힘');
  await student.hand.click();
  await expect(teach.hands).toContainText('1');

  await killSocketLab(server);
  await expect(student.page.getByTestId('class-connection')).toContainText('다시 연결하는 중');
  server = await startSocketLab(env, { port: Number(port) });
  await expect(student.page.getByTestId('class-connection')).toHaveText('연결됨', { timeout: 30_000 });
  await expect(student.notices).toContainText(['서버가 다시 시작되어']);
  // The client had ended by itself; the server ran, and runs again.
  await expect(student.status('server')).toHaveText('실행 중');
  await expect(student.console('server')).toContainText('8080 수신 대기');
  await expect(teach.hands).toContainText('1');
  await expect(teach.online).toContainText('1');

  const late = await StudentPage.join(browser, origin, pin, '늦은 도윤');
  await expect(late.page).toHaveURL(step.two);
  const second = await secondDevice(browser, link);
  await expect(second.getByTestId('members-online')).toContainText('2');

  await teach.endClass();
  for (const one of [student, late]) await expect(one.over).toContainText('수업이 끝났습니다');
  const me = await page.request.get(`${origin}/api/me`);
  expect((await me.json()).class).toBeNull();
  await student.context.close();
  await late.context.close();
  await server.close();
});

/** The instructor's other device: it has nothing but the link. */
async function secondDevice(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await expect(page).toHaveURL(/\/class\/teach/);
  expect(page.url()).not.toContain('#');
  return page;
}
