import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { StagePage } from '../pages/stagePage.ts';
import { expect, test } from '../test.ts';

/** A step without a question before its runs. */
async function openStep(stage: StagePage, step = 'edit'): Promise<void> {
  await stage.page.goto(new URL(`/lessons/tcp-server-client/${step}`, stage.page.url()).href);
  await stage.ready();
}

type Modifiers = Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'isComposing', boolean>>;

/** A key as a Korean layout sends it: the code of the place, and a letter of 한글. */
function pressKorean(page: Page, code: string, key: string, modifiers: Modifiers): Promise<boolean> {
  return page.evaluate(
    (init) => {
      const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
      return !(document.activeElement ?? document.body).dispatchEvent(event);
    },
    { code, key, ...modifiers },
  );
}

test('three texts of a file', async ({ stage, page }) => {
  await openStep(stage);
  const first = await stage.editor('server').textContent();
  await test.step('[OC1] writing begins 내 코드; showing another leaves it alone', async () => {
    await stage.replaceSource('server', "console.log('내 서버');\n");
    await expect(stage.slot('server', '내 코드')).toBeChecked();
    await stage.slot('server', '처음').click();
    await expect(stage.editor('server')).toHaveText(first ?? '');
    await stage.slot('server', '내 코드').click();
    await expect(stage.editor('server')).toContainText('내 서버');
  });
  await test.step('[OC3] 정답 asks once', async () => {
    await stage.slot('server', '정답').click();
    await stage.refuse();
    await expect(stage.slot('server', '내 코드')).toBeChecked();
    await stage.slot('server', '정답').click();
    await stage.answer('정답 보기');
    await expect(stage.editor('server')).toContainText('어서 오세요');
    await stage.slot('server', '처음').click();
    await stage.slot('server', '정답').click();
    await expect(stage.slot('server', '정답')).toBeChecked();
    await expect(stage.question).toBeHidden();
  });
  await test.step('[OC2] writing over 내 코드 asks first, and can be taken back', async () => {
    await stage.editor('server').click();
    await page.keyboard.press('x');
    await expect(stage.question).toContainText('내 코드를 이 코드로 바꿀까요');
    await stage.refuse();
    await expect(stage.slot('server', '정답')).toBeChecked();
    await stage.editor('server').click();
    await page.keyboard.press('x');
    await stage.answer('바꾸기');
    await expect(stage.slot('server', '내 코드')).toBeChecked();
    await stage.button('되돌리기').click();
    await stage.slot('server', '내 코드').click();
    await expect(stage.editor('server')).toContainText('내 서버');
  });
  await test.step('[OC2] 초기화 asks first, and can be taken back', async () => {
    await stage.chooseForProgram('server', '내 코드 초기화');
    await stage.answer('초기화');
    await expect(stage.editor('server')).toHaveText(first ?? '');
    await stage.button('되돌리기').click();
    await expect(stage.editor('server')).toContainText('내 서버');
  });
  await test.step('[OC4] a reload finds it, and the other steps have it too', async () => {
    await stage.kept();
    await page.reload();
    await stage.ready();
    await expect(stage.editor('server')).toContainText('내 서버');
    await openStep(stage, 'two-programs');
    await expect(stage.editor('server')).toContainText('내 서버');
  });
});

test('[OC5] two tabs of one browser', async ({ stage, page, context }) => {
  const other = await context.newPage();
  await other.goto(page.url());
  const second = new StagePage(other);
  await second.ready();
  await stage.replaceSource('client', "console.log('첫째 탭');\n");
  await stage.kept();
  await expect(second.editor('client')).toContainText('첫째 탭');
  await expect(second.notices).toContainText('다른 탭에서 고친 client.js의 코드를 가져왔습니다.');
  await second.button('되돌리기').click();
  await expect(second.editor('client')).not.toContainText('첫째 탭');
});

test('[OC4] a browser that refuses to keep anything says so, and everything else goes on', async ({
  page,
  socketLab,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const stage = new StagePage(page);
  await page.goto(socketLab.lessonUrl);
  await stage.ready();
  await expect(stage.keeping).toHaveText('이 브라우저에는 저장할 수 없음');
  await stage.replaceSource('client', "console.log('그래도 실행');\n");
  await page.keyboard.press('ControlOrMeta+s');
  await expect(stage.notices).toContainText('이 브라우저에는 저장할 수 없습니다.');
  await expect(stage.editor('client')).toContainText('그래도 실행');
});

test('[OC10] keys of a Korean layout keep and run', async ({ stage, page }) => {
  await openStep(stage);
  await stage.chooseDelay(0);
  await stage.replaceSource('client', "console.log('단축키로 실행');\n");
  await stage.editor('client').focus();
  await test.step('Ctrl+S keeps and says so', async () => {
    expect(await pressKorean(page, 'KeyS', 'ㄴ', { ctrlKey: true }), 'the browser must not have it').toBe(true);
    await expect(stage.notices).toContainText('이 브라우저에 저장했습니다.');
    await stage.kept();
  });
  await test.step('Ctrl+Enter runs from inside the editor, but not while a syllable is composed', async () => {
    const text = await stage.editor('client').textContent();
    await pressKorean(page, 'Enter', 'Enter', { ctrlKey: true, isComposing: true });
    await expect(stage.status('client')).toHaveText('대기');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(stage.console('client')).toContainText('단축키로 실행');
    await expect(stage.editor('client')).toHaveText(text ?? '');
  });
});

test('errors of syntax, and the form of a file', async ({ stage, page }) => {
  await openStep(stage);
  await stage.chooseDelay(0);
  await test.step('[OC6] is marked on its line, with a sign and with words', async () => {
    await stage.replaceSource('server', "const net = require('net');\nnet.createServer(;\n");
    await expect(page.getByTestId('syntax-server')).toContainText('2행 문법 오류.');
    await expect(page.getByTestId('syntax-server')).toContainText('Unexpected token');
    await expect(stage.computer('server').locator('.cm-lint-marker-error')).toHaveCount(1);
  });
  await test.step('[OC6] it can be run, and Node says its own error', async () => {
    await stage.runOne('server').click();
    await expect(stage.computer('server')).toContainText('SyntaxError');
  });
  await test.step('[OC11] is left alone by the formatter', async () => {
    await stage.editor('server').focus();
    await pressKorean(page, 'KeyF', 'ㄹ', { shiftKey: true, altKey: true });
    await expect(stage.notices.last()).toContainText('정돈하지 못했습니다');
    await expect(stage.editor('server')).toContainText('net.createServer(;');
  });
  await test.step('[OC11] one step to format, one to undo', async () => {
    await stage.replaceSource('server', 'const net=require("net")\nnet.createServer( ).listen( 8080 )\n');
    await stage.editor('server').focus();
    await pressKorean(page, 'KeyF', 'ㄹ', { shiftKey: true, altKey: true });
    await expect(stage.editor('server')).toContainText("const net = require('net');");
    await expect(page.getByTestId('syntax-server')).toBeHidden();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(stage.editor('server')).toContainText('const net=require("net")');
  });
  await test.step('[CP9] Tab leaves the editor', async () => {
    await stage.editor('server').focus();
    await page.keyboard.press('Tab');
    await expect(stage.editor('server')).not.toBeFocused();
  });
});

test('[OC8] a second client beside the first, by keyboard', async ({ stage, page }) => {
  await openStep(stage);
  await stage.chooseDelay(0);
  await stage.replaceSource(
    'client',
    "console.log('나는', process.argv[1].split('/').pop());\nsetInterval(() => {}, 1000);\n",
  );
  await test.step('a copy is added and shown', async () => {
    await stage.computer('client').getByRole('button', { name: '파일 더하기' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem').last()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(stage.fileTab('client', 'client-2.js')).toHaveAttribute('aria-selected', 'true');
  });
  await test.step('both run at once, each with its own console and stop', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(stage.console('client')).toContainText('나는 client-2.js');
    await expect(stage.fileTab('client', 'client.js')).toHaveAttribute('data-tone', 'running');
    await stage.fileTab('client', 'client-2.js').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(stage.fileTab('client', 'client.js')).toBeFocused();
    await expect(stage.console('client')).toContainText('나는 client.js');
    await stage.stopOne('client').click();
    await expect(stage.status('client')).toHaveText('끝남');
    await expect(stage.fileTab('client', 'client-2.js')).toHaveAttribute('data-tone', 'running');
  });
  await test.step('a name is checked, and a removal can be taken back', async () => {
    await stage.fileTab('client', 'client-2.js').click();
    await stage.chooseForProgram('client', '이름 바꾸기');
    await stage.question.getByRole('textbox').fill('client.js');
    await page.keyboard.press('Enter');
    await expect(stage.question).toContainText('같은 이름의 파일이 있습니다');
    await stage.question.getByRole('textbox').fill('other.mjs');
    await page.keyboard.press('Enter');
    await expect(stage.fileTab('client', 'other.mjs')).toBeVisible();
    await stage.chooseForProgram('client', '파일 지우기');
    await stage.answer('지우기');
    await expect(stage.computer('client').getByRole('tab')).toHaveCount(0);
    await stage.button('되돌리기').click();
    await expect(stage.fileTab('client', 'other.mjs')).toBeVisible();
  });
  await test.step('[OC7] the added file belongs to the lesson', async () => {
    await stage.kept();
    await openStep(stage, 'two-programs');
    await expect(stage.fileTab('client', 'other.mjs')).toBeVisible();
  });
  await test.step('a sixth is refused in the page', async () => {
    for (const name of ['client-2.js', 'client-3.js']) {
      await stage.addFile('client', '클라이언트 하나 더');
      await expect(stage.fileTab('client', name)).toBeVisible();
    }
    await stage.addFile('client', '클라이언트 하나 더');
    await expect(stage.notices.last()).toContainText('프로그램은 5개까지');
  });
});

test('[OC9] from one browser to another by a file', async ({ stage, page, neighbor }, info) => {
  await stage.replaceSource('client', "console.log('가져갈 코드');\n");
  await stage.kept();
  const downloading = page.waitForEvent('download');
  await stage.chooseWork('내보내기');
  const file = info.outputPath('work.json');
  await (await downloading).saveAs(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'socketlab-work', version: 1 });

  await neighbor.replaceSource('client', "console.log('여기 코드');\n");
  await neighbor.replaceSource('server', "console.log('여기만 있는 코드');\n");
  await neighbor.kept();
  const picker = neighbor.page.getByTestId('import-file');
  await test.step('what is not ours is refused with the reason', async () => {
    await picker.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
    await expect(neighbor.notices.last()).toContainText('소켓랩에서 내보낸 파일이 아닙니다.');
  });
  await test.step('what will change is said first', async () => {
    await picker.setInputFiles(file);
    await expect(neighbor.question).toContainText('내 코드 1개는 가져온 코드로 바뀝니다.');
    await neighbor.answer('가져오기');
    await expect(neighbor.editor('client')).toContainText('가져갈 코드');
    await expect(neighbor.editor('server')).toContainText('여기만 있는 코드');
    await expect(neighbor.status('client'), 'imported code is text').toHaveText('대기');
  });
  await test.step('and can be taken back', async () => {
    await neighbor.button('코드 되돌리기').click();
    await expect(neighbor.editor('client')).toContainText('여기 코드');
  });
});
