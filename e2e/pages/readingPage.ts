import type { Locator, Page } from '@playwright/test';

/** The course's pages that are read, by names and places on the screen. */
export class ReadingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get search(): Locator {
    return this.page.getByRole('dialog', { name: '강의에서 찾기' });
  }
  get searchField(): Locator {
    return this.search.getByRole('combobox', { name: '찾을 말' });
  }
  get hits(): Locator {
    return this.search.getByRole('option');
  }
  get contents(): Locator {
    return this.page.getByRole('dialog', { name: '목차' });
  }
  get contentsButton(): Locator {
    return this.page.getByRole('button', { name: /^목차/ });
  }
  term(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  definition(text: string): Locator {
    return this.page.getByRole('note').filter({ hasText: text });
  }
  /** A path on this page's own server. */
  async go(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
  }
}
