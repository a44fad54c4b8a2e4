import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

import { context, launch, type Look } from './browser';
import { Server } from './server';

/** The demo on a server and in a browser of one file's own. */
export class Demo {
  readonly server = new Server();
  browser!: Browser;
  #signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

  constructor(language: Look['language'] = 'ru') {
    beforeAll(async () => {
      const link = await this.server.start(language);
      this.browser = await launch();
      const first = await context(this.browser, { language, theme: 'light', width: 1440 });
      const page = await first.newPage();
      await page.goto(link);
      await page.waitForURL(`${this.server.url}/`);
      this.#signedIn = await first.storageState();
      await first.close();
    });
    afterAll(async () => {
      await this.browser.close();
      await this.server.remove();
    });
  }

  /** A browser of the demo's owner, who speaks the language of the look. */
  async owner(look: Look): Promise<BrowserContext> {
    const own = await context(this.browser, look, this.#signedIn);
    const answer = await own.request.patch(`${this.server.url}/api/v1/session`, { data: { language: look.language } });
    expect(answer.status()).toBe(200);
    return own;
  }
}
