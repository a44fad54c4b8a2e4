import { mkdirSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look } from './browser';
import { Demo } from './demo';

/** Pictures of the screens, for whoever asks for them. */
const PICTURES = process.env.ZADEL_PICTURES;

const demo = new Demo();
const DESK: Look = { language: 'ru', theme: 'light', width: 1440 };

async function picture(page: Page, name: string, look: Look): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/clients-${name}-${look.width}-${look.theme}-${look.language}.png`, fullPage: true });
}

async function open(look: Look, path: string): Promise<Page> {
  const own = await demo.owner(look);
  const page = await own.newPage();
  await page.goto(demo.server.url + path);
  await page.locator('main h1').waitFor();
  return page;
}

const title = (page: Page, text: RegExp) =>
  expect.poll(async () => (await page.locator('main h1').innerText()).replace(/\s+/g, ' '), { timeout: 15_000 }).toMatch(text);

test('who is due stands first, is opened, and is found in the list', async () => {
  const page = await open(DESK, '/clients');
  await title(page, /^Постоянные клиенты купят примерно на [\d ]+ ₽, скорее всего от [\d ]+ ₽ до [\d ]+ ₽$/);
  const all = page.getByRole('region', { name: 'Все клиенты' }).locator('tbody tr');
  await expect.poll(() => all.count()).toBe(50);
  const first = page.locator('tbody').first().getByRole('link').first();
  const name = await first.innerText();
  await first.click();
  await page.waitForURL('**/clients/*');
  await expect.poll(() => page.locator('main h1').innerText()).toContain(name);
  await isAccessible(page);
  await page.goBack();
  await page.getByLabel('Имя или ИНН').fill(name);
  await expect.poll(() => all.count()).toBe(1);
  expect(await all.getByRole('link').innerText()).toBe(name);
  await page.context().close();
});

test.each(LOOKS)('clients can be read: $language, $theme, $width px', async (look) => {
  const page = await open(look, '/clients');
  await title(page, look.language === 'ru' ? /^Постоянные клиенты купят/ : /^Regular clients will buy/);
  await page.locator('main table').nth(1).waitFor();
  await isAccessible(page);
  await picture(page, 'list', look);
  await page.locator('a', { hasText: 'Двор 1»' }).first().click();
  await title(page, /Двор 1»: 14/);
  await page.locator('section[aria-labelledby=deals] table').waitFor();
  await isAccessible(page);
  await picture(page, 'card', look);
  await page.goto(`${demo.server.url}/deals`);
  await page.locator('main table tbody a').first().waitFor();
  await isAccessible(page);
  await picture(page, 'deals', look);
  await page.context().close();
});
