import type { Browser, Page } from '@playwright/test';
import { StudentPage, TeachPage } from './pages/classPages.ts';
import { killSocketLab, type SocketLab, startSocketLab } from './startSocketLab.ts';
import { expect, test } from './test.ts';

/** Looks at pages of the class in one of its states. */
type Look = (state: string, pages: Readonly<Record<string, Page>>) => Promise<void>;

/** As hard as the class takes them: a title too long for a line, a nickname of twenty letters, and one that is read from the right. */
const title = 'TCP 소켓 첫 시간: 서버와 클라이언트가 서로를 찾아 말을 주고받고 헤어지기까지';
const long = '가나다라마바사아자차카타파하거너더러머버';
const fromRight = 'ליאור (שמאל)';

/** A question that fills a wall. */
const longQuestion =
  '서버를 강제로 끝내면 아직 아무것도 보내지 않은 클라이언트는 그 일을 언제 어떤 이벤트로 알게 됩니까';
const longChoice = '커널이 소켓을 닫으며 보낸 것을 받는 순간 알게 됩니다';

/** Programs that go on, so that a deed reaches them. The client comes back after a loss. */
const server =
  "require('net').createServer((socket) => socket.on('data', () => {}).on('error', () => {})).listen(8080);\n";
const client = `const net = require('net');
function open() {
  const socket = net.connect(8080, 'server');
  socket.write('안녕하세요');
  socket.on('error', () => {});
  socket.on('close', () => setTimeout(open, 300));
}
open();
`;

async function chooseTheme(page: Page, theme: '어둡게' | '시스템 설정대로'): Promise<void> {
  await page.getByRole('button', { name: /^화면 테마/ }).click();
  await page.getByRole('menuitemradio', { name: theme }).click();
}

/** One class from the form that opens it to its end, with a server of its own; every main state is looked at as soon as it stands. */
export async function walkClass(browser: Browser, page: Page, look: Look): Promise<void> {
  const server: { lab: SocketLab | null } = { lab: null };
  try {
    await walk(browser, page, look, server);
  } finally {
    await server.lab?.close();
  }
}

async function walk(browser: Browser, page: Page, look: Look, on: { lab: SocketLab | null }): Promise<void> {
  const env = { SOCKETLAB_TOKEN: 'looked-at-class-'.padEnd(43, 'x'), SOCKETLAB_DATA: test.info().outputPath('data') };
  const lab = await startSocketLab(env);
  on.lab = lab;
  const { origin, port } = new URL(lab.url);

  await page.goto(lab.url);
  await page.getByRole('link', { name: /^수업 열기/ }).click();
  await page.getByRole('button', { name: '수업 열기' }).click();
  await expect(page.getByRole('alert')).toContainText('모두 적습니다');
  await look('open-refused', { teach: page });
  await page.getByLabel('수업 이름').fill(title);
  await page.getByLabel('강사 이름').fill('김강사');
  await page.getByRole('button', { name: '수업 열기' }).click();
  const pin = (await page.getByTestId('class-pin').innerText()).replaceAll(/\D/g, '');
  await look('opened', { teach: page });

  const doors = await browser.newContext();
  const door = await doors.newPage();
  await door.goto(`${origin}/join`);
  await door.getByLabel('PIN').fill(pin === '000000' ? '000001' : '000000');
  await door.getByLabel('별명').fill(long);
  await door.getByRole('button', { name: '들어가기' }).click();
  await expect(door.getByRole('alert')).toContainText('PIN이 맞는 수업이 없습니다');
  await look('join-refused', { door });
  await door.getByLabel('PIN').fill(pin);
  await door.getByRole('button', { name: '들어가기' }).click();
  await expect(door.getByTestId('waiting-room')).toContainText('곧 시작합니다');
  await look('waiting', { door });
  await door.goto(`${origin}/join`);
  await expect(door.getByText(`${long}님으로 들어와 있습니다`)).toBeVisible();

  await page.getByRole('link', { name: '강의실로' }).click();
  const teach = new TeachPage(page);
  await teach.go('two-programs');
  const wall = await teach.openWall();
  await expect(wall.getByTestId('wall-join')).toBeVisible();
  await page.getByRole('button', { name: /크게 보기$/ }).click();
  await expect(page.getByRole('dialog', { name: '수업에 들어오는 방법' })).toBeVisible();
  await look('sign', { teach: page, wall });
  await page.keyboard.press('Escape');
  await door.getByRole('button', { name: '들어가기' }).click();
  const one = StudentPage.of(door);
  await expect(one.bar).toContainText(long);
  const two = await StudentPage.join(browser, origin, pin, fromRight);
  await expect(two.page.getByTestId('class-waiting')).toBeVisible();
  await look('entered', { student: door });

  await teach.runAll();
  await expect(one.console('client')).toContainText('연결이 닫힘');
  await expect(wall.getByRole('region', { name: '무대' })).toContainText('연결이 닫힘');
  await look('stage', { student: door, wall });
  await chooseTheme(page, '어둡게');
  await expect(wall.locator('html')).toHaveAttribute('data-theme', 'dark');
  await chooseTheme(page, '시스템 설정대로');

  await teach.go('connect');
  await teach.show('투표');
  await look('poll-pane', { teach: page });
  await page.getByTestId('poll-from-lesson').click();
  await one.poll.getByRole('radio').first().press('Space');
  await expect(teach.poll).toContainText('1명이 답함');
  await look('poll-open', { teach: page, student: door });
  await teach.poll.getByRole('button', { name: '투표 닫기' }).click();
  await expect(one.poll).toContainText('마감');
  await teach.runAll();
  await expect(one.poll).toContainText('결과');
  await expect(wall.getByTestId('wall-poll')).toContainText('실제');
  await look('poll-outcome', { teach: page, student: door, wall });
  await teach.poll.getByRole('button', { name: '치우기' }).click();
  await page.getByLabel('질문').fill(longQuestion);
  for (let more = 2; more < 6; more += 1) await page.getByRole('button', { name: '선택지 더하기' }).click();
  for (let at = 1; at <= 6; at += 1)
    await page.getByLabel(`선택지 ${at}`, { exact: true }).fill(`${at}. ${longChoice}`);
  await page.getByTestId('poll-own').click();
  await expect(wall.getByTestId('wall-poll')).toContainText(longQuestion);
  await look('poll-long', { wall });
  await teach.poll.getByRole('button', { name: '투표 닫기' }).click();
  await expect(wall.getByTestId('poll-bar')).toHaveCount(6);
  await look('poll-long-closed', { wall });
  await teach.poll.getByRole('button', { name: '치우기' }).click();

  await teach.go('two-programs');
  for (const student of [one, two]) {
    await student.shows('two-programs');
    await student.setFollow(false);
    await student.replaceSources({ server, client });
    await student.runAll();
    await expect(student.liveSockets('server').filter({ hasText: 'ESTABLISHED' })).toHaveCount(1);
  }
  await one.hand.click();
  await teach.show('장애');
  await teach.aim('모두');
  await teach.deed('freeze').click();
  await expect(one.deedNotice(/김강사님이/)).toHaveCount(1);
  await page.getByTestId('deed-delay').getByText('30초 뒤').click();
  await teach.deed('kill').click();
  await expect(teach.deedLines).toHaveCount(2);
  await page.getByRole('button', { name: '모든 장애' }).click();
  await look('deeds', { teach: page, student: door });
  // It has been looked at for as long as that took: what was put off may have happened by now.
  await teach.deedLines
    .first()
    .getByRole('button', { name: /취소|되돌리기/ })
    .click();
  await teach.deedLines
    .nth(1)
    .getByRole('button', { name: /되돌리기/ })
    .click();
  for (const student of [one, two])
    await expect(student.liveSockets('server').filter({ hasText: 'ESTABLISHED' })).toHaveCount(1);
  await page.getByTestId('deed-delay').getByText('지금').click();
  await page.getByTestId('drill-ghost').getByRole('button').click();
  await expect(one.page.getByTestId('drill-card')).toBeVisible();
  await look('drill', { teach: page, student: door, wall });
  await page.getByRole('button', { name: '훈련 끝내기' }).click();
  await page.getByTestId('drill-disconnected').getByRole('button').click();
  await expect(one.page.getByTestId('drill-card')).toHaveAttribute('data-done', 'true');
  await expect(two.page.getByTestId('drill-card')).toHaveAttribute('data-done', 'true');
  await look('drill-done', { student: door, wall });
  await page.getByRole('button', { name: '훈련 끝내기' }).click();

  await teach.show('학생');
  await page.getByRole('button', { name: `${long}님, 더 보기` }).click();
  await expect(page.getByRole('menu', { name: `${long}님` })).toBeVisible();
  await look('roster-menu', { teach: page });
  await page.getByRole('menuitem', { name: /^무대 맡기기/ }).click();
  await expect(door.getByTestId('class-driver')).toBeVisible();
  await teach.actOn(long, /^실험실 보기/);
  await expect(door.getByTestId('class-watched')).toBeVisible();
  await page.getByTestId('lock').click();
  await expect(two.page.getByText('강사가 고정함')).toBeVisible();
  await look('driven', { teach: page, student: door, wall });
  await page.getByRole('button', { name: '무대 돌려받기' }).click();
  await page.getByTestId('roster-wide').click();
  await expect(page.getByRole('dialog', { name: '학생' })).toBeVisible();
  await look('roster-wide', { teach: page });
  await page.keyboard.press('Escape');
  await teach.kick(fromRight);
  await expect(two.over).toContainText('이제 읽기만 할 수 있습니다');
  await expect(two.runButton).toBeDisabled();
  await look('kicked', { student: two.page });
  await page.getByTestId('class-menu').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await look('class-menu', { teach: page });
  await page.keyboard.press('Escape');

  await killSocketLab(lab);
  await expect(one.page.getByTestId('class-connection')).toHaveText('다시 연결하는 중');
  await expect(wall.getByText('서버와 연결이 끊겼습니다')).toBeVisible();
  await look('lost', { teach: page, student: door, wall });
  on.lab = await startSocketLab(env, { port: Number(port) });
  await expect(one.page.getByTestId('class-connection')).toHaveText('연결됨', { timeout: 30_000 });
  await expect(page.getByTestId('class-strip')).not.toContainText('끊김', { timeout: 30_000 });
  await teach.endClass();
  await expect(one.over).toContainText('수업이 끝났습니다');
  await expect(wall.getByRole('heading', { name: /수업이 끝났습니다/ })).toBeVisible();
  await look('over', { teach: page, student: door, wall });
  await door.goto(`${origin}/class/recover#nothing`);
  await expect(door.getByRole('alert')).toContainText('강사 링크가 맞지 않습니다');
  await look('recover-refused', { door });
  await doors.close();
  await two.context.close();
}
