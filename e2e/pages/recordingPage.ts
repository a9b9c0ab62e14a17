import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** `/recording`: a kept run on the stage, or the way to one. */
export class RecordingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get pane(): Locator {
    return this.page.getByTestId('recording-pane');
  }
  get problem(): Locator {
    return this.page.getByTestId('recording-problem');
  }
  /** The strip that says of the run on a lesson's stage that it is a recording. */
  get strip(): Locator {
    return this.page.getByTestId('recorded');
  }

  /** Chooses a file by hand. */
  async choose(file: string | { name: string; bytes: Uint8Array }): Promise<void> {
    const chosen =
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) };
    await this.page.getByTestId('recording-file').setInputFiles(chosen);
  }

  /** Drops a file somewhere on the page, as a hand does. */
  async drop(path: string): Promise<void> {
    const carried = await this.page.evaluateHandle(
      ({ name, text }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
        return transfer;
      },
      { name: basename(path), text: readFileSync(path).toString('base64') },
    );
    const send = (type: string) => this.page.dispatchEvent('body', type, { dataTransfer: carried });
    // What takes files comes after what is read.
    await expect(async () => {
      await send('dragenter');
      await expect(this.page.getByText('놓으면 기록을 엽니다')).toBeVisible({ timeout: 500 });
    }).toPass();
    await send('dragover');
    await send('drop');
  }

  /** Of the menu 기록. */
  async chooseDeed(item: string): Promise<void> {
    await this.page.getByRole('button', { name: '기록', exact: true }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
  }

  /** Keeps the run on the stage as a file, and gives its bytes. */
  async save(): Promise<Buffer> {
    const downloading = this.page.waitForEvent('download');
    await this.chooseDeed('파일로 저장');
    return readFileSync(await (await downloading).path());
  }
}
