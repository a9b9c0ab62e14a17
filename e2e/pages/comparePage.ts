import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';

/** 두 실행 비교, by names and places on the screen. */
export class ComparePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What differs, in sentences. */
  get told(): Locator {
    return this.page.getByRole('region', { name: '무엇이 다른가' }).getByRole('listitem');
  }
  get rows(): Locator {
    return this.page.getByRole('list', { name: '두 실행의 이벤트' }).getByRole('button');
  }
  get chosenRow(): Locator {
    return this.page.getByRole('list', { name: '두 실행의 이벤트' }).locator('[aria-current="true"]');
  }
  /** The rows as they stand on paper, without their head. */
  get printedRows(): Locator {
    return this.page.getByRole('table', { name: '두 실행의 이벤트' }).locator('tbody').getByRole('row');
  }
  /** What stands on paper of a side's ladder, sheet by sheet. */
  printedLadder(side: 'A' | 'B'): Locator {
    return this.page.getByRole('figure', { name: `${side}의 패킷` });
  }
  get place(): Locator {
    return this.page.getByRole('status', { name: '차이' });
  }
  side(name: 'A' | 'B'): Locator {
    return this.page.getByRole('group', { name: `실행 ${name}`, exact: true });
  }
  packet(side: 'A' | 'B', name: RegExp): Locator {
    return this.page.getByRole('region', { name: `${side}의 패킷` }).getByRole('button', { name });
  }
  /** A path on the server whose address, with its token, is `url`. */
  async open(url: string, path: string): Promise<void> {
    await this.page.goto(url);
    await this.page.goto(new URL(path, url).href);
  }
  /** Goes to the next difference, and to the next, until one is there in whose row this stands. */
  async goOn(toNext: () => Promise<void>, text: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      const before = await this.place.textContent();
      await toNext();
      await expect(this.place).not.toHaveText(before ?? '');
      if ((await this.chosenRow.textContent())?.includes(text)) return;
    }
    throw new Error(`60 presses did not come to ${text}`);
  }
  /** Drops files as a hand would: on one side, or beside them both. */
  async drop(target: Locator, ...files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (all) => {
        const data = new DataTransfer();
        for (const { name, base64 } of all)
          data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name));
        return data;
      },
      files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
    );
    await target.dispatchEvent('dragover', { dataTransfer: transfer });
    await target.dispatchEvent('drop', { dataTransfer: transfer });
  }
}

/** A recording of the course, as it lies in the repository. */
export function recordingFile(name: string): { name: string; bytes: Buffer } {
  const path = fileURLToPath(new URL(`../../packages/lessons/recordings/${name}.socketlab`, import.meta.url));
  return { name: `${name.split('/').at(-1)}.socketlab`, bytes: readFileSync(path) };
}
