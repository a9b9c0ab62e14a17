import { expect, type Locator, type Page } from '@playwright/test';
import { RecordingPage } from './recordingPage.ts';

/** 링크로 나누기 and 서버에 둔 내 기록, by names and places on the screen. */
export class SharingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '링크로 나누기' });
  }
  get link(): Locator {
    return this.dialog.getByTestId('share-link');
  }
  get list(): Locator {
    return this.page.getByRole('dialog', { name: '서버에 둔 내 기록' });
  }
  get kept(): Locator {
    return this.list.getByTestId('shared-recording');
  }

  choose(item: '링크로 나누기' | '서버에 둔 내 기록'): Promise<void> {
    return new RecordingPage(this.page).chooseDeed(item);
  }

  /** Puts the run on the stage on the server, and gives its link. */
  async makeLink(): Promise<string> {
    await this.choose('링크로 나누기');
    await this.dialog.getByRole('button', { name: '링크 만들기' }).click();
    await expect(this.link).toHaveValue(/\/recording\/[\w-]{24}$/);
    return this.link.inputValue();
  }
}
