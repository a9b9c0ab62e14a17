import { readFileSync } from 'node:fs';
import { type ForgedLine, forge } from '../../packages/recording/test/files.ts';
import { choose, expectNothingSerious, reported } from '../pages/rerunCard.ts';
import { expect, test } from '../test.ts';

// Tall enough that a whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 2600 } });

test('[FK7] a run with code of one’s own goes on in a new experiment, with that code', async ({
  stage,
  page,
  socketLab,
}) => {
  test.slow();
  await stage.replaceSource('server', "require('net').createServer((s) => s.end('제 서버')).listen(8080);\n");
  await stage.runAll();
  await stage.waitForEnd('client');
  const file = page.waitForEvent('download');
  await choose(page, '파일로 저장');
  const path = await (await file).path();
  await page.goto(new URL('/recording', socketLab.url).href);
  await page.getByTestId('recording-file').setInputFiles(path);
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('End');
  await page
    .getByTestId('rerun-choice')
    .getByRole('button', { name: /^여기서부터 다시 실행/ })
    .click();
  // Who has written it nobody knows: nothing runs before somebody has said so.
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('누가 쓴 코드인지 기록만으로는 알 수 없으니');
  await expectNothingSerious(page);
  await expect(page).toHaveURL(/\/recording$/);
  await stage.answer('실행');
  await expect(page).toHaveURL(/\/lab\/lab-/);
  await reported(page);
  await expect(stage.editor('server')).toContainText('제 서버');
});

test('[FK7] a file that ends with the lesson’s own programs, and ran another one under their name before, is asked about', async ({
  stage,
  page,
  socketLab,
}) => {
  await expect(stage.runButton).toBeEnabled();
  const own = new URL('../../packages/lessons/recordings/tcp-server-client.connect.socketlab', import.meta.url);
  const forged = forge(readFileSync(own), ([head, opened, ...rest]: ForgedLine[]) => {
    const first = rest.find(({ kind }) => kind === 'spawn');
    const hidden = { ...first, seq: 1, at: opened.at, program: 'hidden', source: "console.log('몰래');\n" };
    const entries = [opened, hidden, ...rest.map((one) => ({ ...one, seq: one.seq + 1 }))];
    return [{ ...head, entries: entries.length, bookmarks: [] }, ...entries];
  });
  await page.goto(new URL('/recording', socketLab.url).href);
  await page
    .getByTestId('recording-file')
    .setInputFiles({ name: 'forged.socketlab', mimeType: 'application/octet-stream', buffer: Buffer.from(forged) });
  await stage.button('끝으로').click();
  await page
    .getByTestId('rerun-choice')
    .getByRole('button', { name: /^여기서부터 다시 실행/ })
    .click();
  await expect(page.getByRole('alertdialog')).toContainText('보이지 않는 앞선 코드 1개도 실행합니다');
  await stage.refuse();
  await expect(page).toHaveURL(/\/recording$/);
  await expect(page.getByTestId('rerun-progress')).toHaveCount(0);
});
