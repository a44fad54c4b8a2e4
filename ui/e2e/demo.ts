import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

import { context, launch, type Look } from './browser';
import { Server } from './server';

/** A company on a server and in a browser of one file's own, with its owner signed in. */
abstract class Company {
  readonly server = new Server();
  browser!: Browser;
  #signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

  constructor(language: Look['language'], withDemo: boolean) {
    beforeAll(async () => {
      const link = await this.server.start(language, withDemo);
      this.browser = await launch();
      const first = await context(this.browser, { language, theme: 'light', width: 1440 });
      await this.enter(first, link);
      this.#signedIn = await first.storageState();
      await first.close();
    });
    afterAll(async () => {
      await this.browser.close();
      await this.server.remove();
    });
  }

  /** Signs the owner in with the link of the server. */
  protected abstract enter(first: BrowserContext, link: string): Promise<void>;

  /** A browser of the owner, who speaks the language of the look. */
  async owner(look: Look): Promise<BrowserContext> {
    const own = await context(this.browser, look, this.#signedIn);
    const answer = await own.request.patch(`${this.server.url}/api/v1/session`, { data: { language: look.language } });
    expect(answer.status()).toBe(200);
    return own;
  }

  /** A page of theirs in a browser of its own. */
  async open(look: Look, path: string): Promise<Page> {
    const own = await this.owner(look);
    const page = await own.newPage();
    await page.goto(this.server.url + path);
    await page.locator('main h1').waitFor();
    return page;
  }
}

/** The demo: people, plans, and the facts of 18 months. */
export class Demo extends Company {
  constructor(language: Look['language'] = 'ru') {
    super(language, true);
  }

  protected async enter(first: BrowserContext, link: string): Promise<void> {
    const page = await first.newPage();
    await page.goto(link);
    await page.waitForURL(`${this.server.url}/`);
  }
}

/** A company that was founded a moment ago: nothing has happened in it yet. */
export class Founded extends Company {
  constructor(language: Look['language'] = 'ru') {
    super(language, false);
  }

  protected async enter(first: BrowserContext, link: string): Promise<void> {
    const token = new URL(link).hash.slice(1);
    const data = { token, company: 'Вектор', currency: 'RUB', language: 'ru', name: 'Ольга', email: 'olga@example.com', password: 'three horses' };
    const answer = await first.request.post(`${this.server.url}/api/v1/setup`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
  }
}
