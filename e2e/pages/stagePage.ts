import { expect, type Locator, type Page } from '@playwright/test';

type Host = 'client' | 'client2' | 'client3' | 'server';
const hostNames = { client: '클라이언트', client2: '클라이언트 2', client3: '클라이언트 3', server: '서버' } as const;

/** A packet as its opened bytes describe it. Numbers are null where none were observed. */
export interface OpenedPacket {
  kind: string;
  flags: string[];
  sequence: number | null;
  acknowledgment: number | null;
  payloadBytes: number;
  name: string;
}

/** The lesson page as a student uses it: by names and places on the screen, never through the page's own code. */
export class StagePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get runButton(): Locator {
    return this.page.getByTestId('run-all');
  }
  computer(host: Host): Locator {
    return this.page.locator(`[data-host="${host}"]`);
  }
  editor(host: Host): Locator {
    return this.computer(host).getByRole('textbox', { name: `${hostNames[host]} 코드`, exact: true });
  }
  console(host: Host): Locator {
    return this.page.getByRole('log', { name: `${hostNames[host]} 콘솔`, exact: true });
  }
  status(host: Host): Locator {
    return this.page.getByTestId(`status-${host}`);
  }
  sockets(host: Host): Locator {
    return this.computer(host).getByTestId('socket');
  }
  packets(kind?: string): Locator {
    return this.page.locator(kind ? `g[data-packet][data-kind="${kind}"]` : 'g[data-packet]');
  }
  /** Without those that a kernel has sent again: on a starved machine an answer may be late enough for that, with nothing lost. */
  sent(kind: string): Locator {
    return this.page.locator(`g[data-packet][data-kind="${kind}"]:not([aria-label*="재전송"])`);
  }
  get notices(): Locator {
    return this.page.getByTestId('notice');
  }
  /** What the server or the page refused, by the name of the refusal. */
  notice(code: string): Locator {
    return this.notices.filter({ has: this.page.getByText(code, { exact: true }) });
  }
  get lostBanner(): Locator {
    return this.page.getByTestId('connection-lost');
  }
  get goneBanner(): Locator {
    return this.page.getByTestId('lab-gone');
  }
  uncaught(host: Host): Locator {
    return this.page.getByTestId(`uncaught-${host}`);
  }
  runOne(host: Host): Locator {
    return this.page.getByTestId(`run-${host}`);
  }
  stopOne(host: Host): Locator {
    return this.page.getByTestId(`stop-${host}`);
  }
  /** Sockets that a hand can be laid on. */
  liveSockets(host: Host): Locator {
    return this.sockets(host).filter({ has: this.page.getByRole('group', { name: '소켓 조작' }) });
  }
  get inspector(): Locator {
    return this.page.getByTestId('inspector');
  }
  task(id: string): Locator {
    return this.page.locator(`[data-task="${id}"]`);
  }
  tab(name: '수업' | '무대' | '코드'): Locator {
    return this.page.getByRole('tab', { name });
  }
  get narration(): Locator {
    return this.page.getByTestId('narration');
  }
  /** How many entries of the log the picture shows. */
  get applied(): Locator {
    return this.page.getByTestId('applied');
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async ready(): Promise<void> {
    await expect(this.runButton).toBeEnabled();
  }

  /** The address names this step, and it has come: until then the one before stays, with its files. */
  async shows(step: string): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/${step}$`));
    await expect(this.page.locator(`a[aria-current="step"][href$="/${step}"]`)).toHaveCount(1);
  }

  async runAll(): Promise<void> {
    await this.runButton.click();
  }

  async chooseDelay(delayMs: 0 | 50 | 200 | 400): Promise<void> {
    await this.page.getByRole('button', { name: /회선의 편도 지연/ }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${delayMs} ms`) }).click();
  }

  /** Replaces a file by typing into its editor, all at once, as pasting does. */
  async replaceSource(host: Host, source: string): Promise<void> {
    await this.editor(host).click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(source);
  }

  /** Both programs at once. */
  async replaceSources(sources: Record<'client' | 'server', string>): Promise<void> {
    await this.replaceSource('server', sources.server);
    await this.replaceSource('client', sources.client);
  }

  /** What stands behind the three dots of a program. */
  async chooseForProgram(host: Host, item: string): Promise<void> {
    await this.computer(host).getByRole('button', { name: '프로그램 더 보기' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** 처음, 내 코드 or 정답 of the file that a computer shows. */
  slot(host: Host, name: '처음' | '내 코드' | '정답'): Locator {
    return this.computer(host).getByRole('radio', { name, exact: true });
  }
  get question(): Locator {
    return this.page.getByRole('alertdialog');
  }
  /** Presses the button that does what the page asks about. */
  async answer(yes: string): Promise<void> {
    await this.question.getByRole('button', { name: yes, exact: true }).click();
    await expect(this.question).toBeHidden();
  }
  /** Leaves what the page asks about undone, by the keyboard. */
  async refuse(): Promise<void> {
    await expect(this.question.locator(':focus')).toHaveCount(1);
    await this.page.keyboard.press('Escape');
    await expect(this.question).toBeHidden();
  }
  get keeping(): Locator {
    return this.page.getByTestId('keeping');
  }
  /** What was written has reached the browser's storage. */
  async kept(): Promise<void> {
    await expect(this.keeping).toHaveText('저장됨');
  }
  fileTab(host: Host, name: string): Locator {
    return this.computer(host).getByRole('tab', { name: new RegExp(`^${name.replaceAll('.', '\\.')},`) });
  }
  async addFile(host: Host, item: '새 파일' | '클라이언트 하나 더' | '서버 하나 더'): Promise<void> {
    await this.computer(host).getByRole('button', { name: '파일 더하기' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
  /** One of the client computers of a lab that has several. */
  async chooseClient(host: Host): Promise<void> {
    await this.page.getByRole('tab', { name: hostNames[host], exact: true }).click();
    await expect(this.computer(host)).toBeVisible();
  }
  async chooseWork(item: '지금 저장' | '내보내기' | '가져오기'): Promise<void> {
    await this.page.getByRole('button', { name: /^내 작업/ }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Opens a packet with the keyboard and waits until its bytes have the focus. */
  async openPacket(packet: Locator): Promise<void> {
    await packet.focus();
    await this.page.keyboard.press('Enter');
    await expect(this.inspector.getByRole('heading', { level: 2 })).toBeFocused();
  }

  async dismissNotices(): Promise<void> {
    // Within the page: one that only informs goes by itself, perhaps just before a hand has reached it.
    while ((await this.notices.count()) > 0)
      await this.notices.getByRole('button', { name: '알림 닫기' }).evaluateAll((buttons) => {
        for (const button of buttons as HTMLElement[]) button.click();
      });
  }

  /** Until the log of a run is whole. */
  async whole(): Promise<void> {
    await this.waitForEnd('client');
    await expect(this.sockets('client').filter({ hasText: 'TIME_WAIT' })).toHaveCount(1);
    // The last ACK flies on behind that: the log is whole once the server's kernel has forgotten its end.
    await expect(
      this.sockets('server').filter({ hasText: '닫혔습니다', hasNotText: /_WAIT|_ACK|ESTABLISHED/ }),
    ).toHaveCount(1);
  }

  /** Makes a run, and stands still once its log is whole. */
  async runWhole(): Promise<void> {
    await this.runAll();
    await this.whole();
    await this.button('일시정지').click();
  }

  async waitForEnd(host: Host): Promise<void> {
    await expect(this.status(host)).toHaveText(/끝남|정지됨|종료/, { timeout: 30_000 });
  }

  /** The pill at the end of a line: what reached it. */
  pin(host: Host, line: number): Locator {
    return this.editor(host)
      .locator('.cm-line')
      .nth(line - 1)
      .locator('.cm-pin');
  }

  /** Opens every packet in turn and reads what its bytes say. */
  async openPackets(): Promise<OpenedPacket[]> {
    const ids = await this.packets().evaluateAll((marks) =>
      marks.map((mark) => Number(mark.getAttribute('data-packet'))).sort((a, b) => a - b),
    );
    const opened: OpenedPacket[] = [];
    for (const id of ids) {
      const mark = this.page.locator(`g[data-packet="${id}"]`);
      await this.openPacket(mark);
      const sheet = this.inspector;
      const text = await sheet.innerText();
      const number = (pattern: RegExp) => {
        const found = pattern.exec(text)?.[1];
        return found === undefined ? null : Number(found);
      };
      const kind = (await mark.getAttribute('data-kind')) ?? '';
      opened.push({
        kind,
        flags:
          /종류\s+.*?((?:SYN|ACK|PSH|FIN|RST)(?:\s+(?:SYN|ACK|PSH|FIN|RST))*)\s*(?:재전송)?\s*\n/
            .exec(text)?.[1]
            ?.split(/\s+/) ?? [],
        sequence: number(/순서 번호\s+(\d+)/),
        acknowledgment: number(/확인 응답\s+(\d+)/),
        payloadBytes: Number(/데이터 (\d+) B/.exec(text)?.[1] ?? 0),
        name: (await mark.getAttribute('aria-label')) ?? '',
      });
      await this.page.keyboard.press('Escape');
      await expect(sheet).toBeHidden();
    }
    return opened;
  }

  /**
   * Presses a button of the transport until it moves nothing more. Gives the ladder's picture after each press, by the number of entries
   * shown: equal texts are equal pictures. Where the ladder is scrolled to, and which capsule Tab would reach, are not part of them.
   */
  async walk(button: string): Promise<Map<string, string>> {
    const pictures = await this.page.evaluate(async (name) => {
      const one = (selector: string) => {
        const found = document.querySelector<HTMLElement>(selector);
        if (!found) throw new Error(`${selector} is not on the page`);
        return found;
      };
      const ladder = one('[aria-label="패킷 사다리"]');
      const applied = one('[data-testid="applied"]');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const seen: [string, string][] = [];
      const remember = () => {
        const html = ladder.innerHTML.replace(/^<g transform="[^"]*">/, '<g>').replaceAll(/tabindex="-?\d"/g, '');
        seen.push([applied.textContent ?? '', html]);
      };
      remember();
      for (let before = ''; before !== applied.textContent; ) {
        before = applied.textContent ?? '';
        one(`button[aria-label="${name}"]`).click();
        // Two frames: one in which React has drawn, one in which what follows its layout has been drawn too.
        await frame();
        await frame();
        if (before !== applied.textContent) remember();
      }
      return seen;
    }, button);
    return new Map(pictures);
  }
}
