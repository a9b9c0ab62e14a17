import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ForgedLine, fileOf, forge } from '../../packages/recording/test/files.ts';
import { RecordingPage } from '../pages/recordingPage.ts';
import { StagePage } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

// Tall enough that the whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1800 } });

const fileOfStep = (name: string) =>
  fileURLToPath(new URL(`../../packages/lessons/recordings/${name}.socketlab`, import.meta.url));
const connectRun = fileOfStep('tcp-server-client.connect');

test.beforeEach(async ({ page, site }) => {
  await page.goto(site.url);
  await page.goto(new URL('/recording', page.url()).href);
});

test('[SS8] a recording that is chosen plays, steps and scrubs, and shows bytes, lines, list and states', async ({
  page,
}) => {
  const recording = new RecordingPage(page);
  const stage = new StagePage(page);
  await recording.choose(connectRun);
  await expect(recording.pane).toContainText('누가 먼저 연결을 알게 될까');
  await expect(stage.packets()).toHaveCount(0);

  await stage.button('재생').click();
  await expect(stage.packets('SYN').first()).toHaveAttribute('data-status', /flying|delivered/);
  await stage.button('끝으로').click();
  const total = Number(await stage.applied.textContent());
  expect(total).toBeGreaterThan(50);
  await expect(stage.console('server')).toContainText('8080 수신 대기');

  await stage.button('한 이벤트 뒤로').click();
  await expect(stage.applied).toHaveText(String(total - 1));
  await stage.button('한 이벤트 앞으로').click();
  await expect(stage.applied).toHaveText(String(total));
  await expect(stage.editor('server'), 'what happened stands at its line').toContainText(/listening|connection/);

  await stage.openPacket(stage.packets('SYN').first());
  await expect(stage.inspector).toContainText('순서 번호');
  await expect(stage.inspector.getByLabel(/^바이트 \d+개/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('slider', { name: '시각' }).focus();
  await page.keyboard.press('Home');
  await expect.poll(async () => Number(await stage.applied.textContent())).toBeLessThan(total / 2);
  await stage.button('끝으로').click();
  await page.getByRole('radio', { name: '이벤트 목록' }).click();
  await expect(page.getByRole('region', { name: '이벤트 목록' })).toContainText('데이터 15 B');
  await page.getByRole('radio', { name: '상태도' }).click();
  await expect(page.getByRole('region', { name: 'TCP 상태도' })).toContainText('ESTABLISHED');
});

test('[SS8] [RC1] a recording that is dropped opens, and saved again it is the same file, byte for byte', async ({
  page,
}) => {
  const recording = new RecordingPage(page);
  await recording.drop(connectRun);
  await expect(recording.pane).toContainText('누가 먼저 연결을 알게 될까');
  const saved = await recording.save();
  expect(saved.equals(readFileSync(connectRun))).toBe(true);
  await recording.choose({ name: 'again.socketlab', bytes: saved });
  await expect(recording.pane).toContainText('again.socketlab');
  await expect(recording.problem).toHaveCount(0);
});

test('[TP9] a note that is written in one list stands in the other, and neither takes it away', async ({ page }) => {
  const recording = new RecordingPage(page);
  const stage = new StagePage(page);
  await recording.choose(connectRun);
  await stage.button('끝으로').click();
  await stage.button('책갈피 넣기').click();
  await stage.button('책갈피 목록, 1개').click();
  const list = page.getByRole('dialog', { name: '책갈피' });
  await list.getByRole('textbox').pressSequentially('한글 메모');
  const beside = recording.pane.getByRole('textbox', { includeHidden: true });
  await expect(beside).toHaveValue('한글 메모');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  // Into the other field and out of it again.
  await beside.focus();
  await page.keyboard.press('Tab');
  await expect(beside).toHaveValue('한글 메모');
});

test('[TP14] a note in a recording waits for whoever turns the page and comes back', async ({ page }) => {
  const recording = new RecordingPage(page);
  const stage = new StagePage(page);
  await recording.choose(connectRun);
  await stage.button('끝으로').click();
  await stage.button('책갈피 넣기').click();
  await recording.pane.getByRole('textbox').fill('다시 볼 곳');
  await expect(recording.pane.getByRole('status')).toContainText('이 브라우저 탭에만');
  await recording.pane.getByRole('link').first().click();
  await expect(recording.pane).toHaveCount(0);
  await page.goBack();
  await recording.choose(connectRun);
  await expect(recording.pane.getByRole('textbox')).toHaveValue('다시 볼 곳');
});

test('[RC17] on paper stand what a recording is and its notes, and nothing that only the page can do', async ({
  page,
}) => {
  const recording = new RecordingPage(page);
  await recording.choose(connectRun);
  await page.emulateMedia({ media: 'print' });
  await expect(recording.pane.getByRole('heading', { name: '책갈피와 메모' })).toHaveCount(0);
  await page.emulateMedia({ media: null });
  await new StagePage(page).button('끝으로').click();
  await new StagePage(page).button('책갈피 넣기').click();
  const note = recording.pane.getByRole('textbox');
  await note.fill('다시 볼 곳');
  await page.emulateMedia({ media: 'print' });
  await expect(recording.pane.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(recording.pane.getByRole('heading', { name: '책갈피와 메모' })).toBeVisible();
  await expect(note).toBeVisible();
  await expect(recording.pane.getByRole('button', { name: /실행|실험|열기|지우기/ })).toHaveCount(0);
  await expect(recording.pane.getByRole('status')).toHaveCount(0);
});

test('[SS9] a later version, half a file, a picture and a gigabyte are refused, each with what to do', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'socketlab-bad-'));
  const huge = join(folder, 'huge.socketlab');
  writeFileSync(huge, readFileSync(connectRun));
  // Sparse: a gigabyte that takes no room.
  truncateSync(huge, 1024 ** 3);
  const recording = new RecordingPage(page);
  const bytes = readFileSync(connectRun);
  try {
    await recording.choose({ name: 'future.socketlab', bytes: fileOf('?', 'socketlab-recording 99\n') });
    await expect(recording.problem).toContainText('더 새로운 소켓랩에서 저장한 기록입니다.');
    await recording.choose({ name: 'half.socketlab', bytes: bytes.subarray(0, bytes.length >> 1) });
    await expect(recording.problem).toContainText('half.socketlab');
    await expect(recording.problem).toContainText(/뒷부분이 없습니다|손상되었습니다/);
    await recording.choose({ name: 'picture.socketlab', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) });
    await expect(recording.problem).toContainText('소켓랩 기록 파일이 아닙니다.');
    await recording.choose(huge);
    await expect(recording.problem).toContainText('기록이 너무 큽니다.');
    await expect(recording.pane).toHaveCount(0);
    await recording.choose(connectRun);
    await expect(recording.pane).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
/** Where people's and programs' own words stand; what else is text has a form of its own, and is refused without it. */
const free = new Set(['title', 'app', 'source', 'text', 'nodeVersion', 'method', 'via', 'asked', 'name', 'message']);

function poison(value: ForgedLine, key = ''): ForgedLine {
  if (Array.isArray(value)) return value.map((one) => poison(one));
  if (typeof value === 'string') return free.has(key) ? markup : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]));
}

test('[SS9] markup in every text of a forged recording is shown as text, and runs nothing', async ({ page }) => {
  const recording = new RecordingPage(page);
  const stage = new StagePage(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  const forged = forge(readFileSync(connectRun), ([head, ...entries]) => [
    { ...poison(head), files: head.files.map((file: ForgedLine) => ({ ...file, source: markup })) },
    ...entries.map((entry) => poison(entry)),
  ]);
  await recording.choose({ name: `${markup.replaceAll('/', '')}.socketlab`, bytes: forged });
  await expect(recording.pane.getByRole('heading', { level: 1 })).toHaveText(markup);
  await stage.button('끝으로').click();
  await expect(stage.console('server')).toContainText(markup);
  await expect(stage.editor('server')).toContainText(markup);
  await page.getByRole('radio', { name: '이벤트 목록' }).click();
  await expect(page.getByRole('region', { name: '이벤트 목록' })).toContainText(markup);
  await page.getByRole('radio', { name: '상태도' }).click();
  await expect(page.getByRole('region', { name: 'TCP 상태도' })).toBeVisible();
  await expect(page.locator('img, body script')).toHaveCount(0);

  const elsewhere = forge(readFileSync(connectRun), ([head, ...entries]) => [
    head,
    ...entries.map((entry) => (entry.host ? { ...entry, host: markup } : entry)),
  ]);
  await recording.choose({ name: 'elsewhere.socketlab', bytes: elsewhere });
  await expect(recording.problem).toContainText('형식에 맞지 않습니다.');
  expect(dialogs).toEqual([]);
  expect(violations).toEqual([]);
});
