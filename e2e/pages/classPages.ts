import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { StagePage } from './stagePage.ts';

/** The instructor's page, and how a class comes to be. */
export class TeachPage extends StagePage {
  /** Opens a class as the owner does, from the server's own address, and goes into the classroom. */
  static async open(page: Page, url: string, title: string): Promise<{ teach: TeachPage; pin: string; link: string }> {
    await page.goto(url);
    await page.getByRole('link', { name: /^수업 열기/ }).click();
    await page.getByLabel('수업 이름').fill(title);
    await page.getByLabel('강사 이름').fill('김강사');
    await page.getByRole('button', { name: '수업 열기' }).click();
    const pin = (await page.getByTestId('class-pin').innerText()).replaceAll(/\D/g, '');
    const link = await page.getByTestId('recovery-link').inputValue();
    await page.getByRole('link', { name: '강의실로' }).click();
    const teach = new TeachPage(page);
    await teach.ready();
    return { teach, pin, link };
  }

  /** A step of the first lesson, in the instructor's frame. */
  async go(step: string): Promise<void> {
    await this.page.goto(new URL(`/class/teach/lessons/tcp-server-client/${step}`, this.page.url()).href);
    await this.ready();
  }
  /** The projector, in the instructor's own browser. */
  async openWall(): Promise<Page> {
    const wall = await this.page.context().newPage();
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.goto(new URL('/class/wall', this.page.url()).href);
    await expect(wall.getByTestId('wall')).toBeVisible();
    return wall;
  }
  /** 내보내기, with the roster open, and yes to its question. */
  async kick(nickname: string): Promise<void> {
    await this.actOn(nickname, /^내보내기/);
    const question = this.page.getByRole('alertdialog').or(this.page.getByRole('dialog'));
    await question.getByRole('button', { name: '내보내기' }).click();
  }
  /** 수업 끝내기, and yes to its question. */
  async endClass(): Promise<void> {
    await this.chooseFromMenu(/수업 끝내기/);
    await this.page.getByRole('button', { name: '수업 끝내기' }).click();
  }

  get online(): Locator {
    return this.page.getByTestId('members-online');
  }
  get hands(): Locator {
    return this.page.getByTestId('hands-up');
  }
  async show(tab: '강의' | '학생' | '장애' | '투표'): Promise<void> {
    await this.page
      .getByRole('tablist', { name: '강의실' })
      .getByRole('tab', { name: new RegExp(`^${tab}`) })
      .click();
  }
  async chooseFromMenu(name: RegExp): Promise<void> {
    await this.page.getByTestId('class-menu').click();
    await this.page.getByRole('menuitem', { name }).click();
  }
  get poll(): Locator {
    return this.page.getByTestId('open-poll');
  }
  row(nickname: string): Locator {
    return this.page.getByTestId('roster-row').filter({ hasText: nickname });
  }
  /** What the row's menu offers, with the roster open. */
  async actOn(nickname: string, deed: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: `${nickname}님, 더 보기` }).click();
    await this.page.getByRole('menuitem', { name: deed }).click();
  }
  /** One of the ready-made deeds, with their pane open. */
  async aim(target: '무대' | '모두'): Promise<void> {
    await this.page.getByTestId('deed-target').getByText(target).click();
  }
  deed(id: string): Locator {
    return this.page.getByTestId(`deed-${id}`);
  }
  get deedLines(): Locator {
    return this.page.getByTestId('deed-line');
  }
}

/** A student in a browser of their own. */
export class StudentPage extends StagePage {
  readonly context: BrowserContext;

  private constructor(page: Page, context: BrowserContext) {
    super(page);
    this.context = context;
  }

  /** A browser that has come in already. */
  static of(page: Page): StudentPage {
    return new StudentPage(page, page.context());
  }

  /** Joins with PIN and nickname alone: this browser has never seen the server's token. */
  static async join(browser: Browser, origin: string, pin: string, nickname: string): Promise<StudentPage> {
    const context = await browser.newContext();
    const page = await context.newPage();
    const student = new StudentPage(page, context);
    await page.goto(`${origin}/join`);
    await student.fillIn(pin, nickname);
    await expect(student.bar).toContainText(nickname);
    return student;
  }
  async fillIn(pin: string, nickname: string): Promise<void> {
    await this.page.getByLabel('PIN').fill(pin);
    await this.page.getByLabel('별명').fill(nickname);
    await this.page.getByRole('button', { name: '들어가기' }).click();
  }

  get bar(): Locator {
    return this.page.getByTestId('class-bar');
  }
  get over(): Locator {
    return this.page.getByTestId('class-over');
  }
  get watching(): Locator {
    return this.page.getByTestId('class-watching');
  }
  get follow(): Locator {
    return this.page.getByRole('switch', { name: /^강사 따라가기/ });
  }
  /** A press on the words of the switch, as a finger does it. */
  async setFollow(on: boolean): Promise<void> {
    // Before the server has said whether it is on, it is off and cannot be pressed.
    await expect(this.follow).toBeEnabled();
    if ((await this.follow.isChecked()) !== on) await this.page.getByText('강사 따라가기').click();
    await expect(this.follow).toBeChecked({ checked: on });
    // The student's own files are back.
    if (!on) await expect(this.watching).toHaveCount(0);
  }
  get hand(): Locator {
    return this.page.getByRole('button', { name: '손들기' });
  }
  get poll(): Locator {
    return this.page.getByTestId('poll-card');
  }
  /** What was said of deeds, as notices that have not gone yet. */
  deedNotice(words: RegExp): Locator {
    return this.notices.filter({ hasText: words });
  }
}
