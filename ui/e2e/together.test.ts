import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { becomes, context, isAccessible, type, type Look } from './browser';
import { Demo } from './demo';

const LEADS = 'line[0].stage[0].count';
const CONVERSION = 'line[0].stage[1].conversion';
const EN: Look = { language: 'en', theme: 'light', width: 1440 };

const demo = new Demo('en');
const { server } = demo;
let owner: BrowserContext;
let igor: BrowserContext;

beforeAll(async () => {
  owner = await demo.owner(EN);
  const invited = await owner.request.post(`${server.url}/api/v1/members`, {
    data: { name: 'Igor Belov', email: 'igor@example.com', role: 'head' },
  });
  const { link } = (await invited.json()) as { link: string };
  igor = await context(demo.browser, EN);
  const first = await igor.newPage();
  await first.goto(`${server.url}${link}`);
  await first.waitForURL(`${server.url}/`);
  await first.close();
});

async function room(who: BrowserContext): Promise<Page> {
  const page = await who.newPage();
  await page.goto(`${server.url}/p/1/2`);
  await page.locator(`[data-path="${LEADS}"]`).waitFor();
  return page;
}

/** Who is said to be there, in the bar of a wide page. */
const here = (page: Page) => expect.poll(() => page.locator('header.top').getByRole('status').innerText(), { timeout: 10_000 });

test('two people in one plan see each other, what each types, and that one of them has gone', async () => {
  const [hers, his] = [await room(owner), await room(igor)];
  await here(hers).toBe('Also here: Igor Belov');
  await here(his).toMatch(/^Also here: .+/);
  await type(hers, CONVERSION, '15%');
  await becomes(his, LEADS, '40');
  await type(his, CONVERSION, '30 %');
  await becomes(hers, LEADS, '20');
  // In another room of the plan one is still there; at home no longer.
  await his.getByRole('link', { name: /Resources/ }).first().click();
  await his.waitForURL(`${server.url}/p/1/3`);
  await here(hers).toBe('Also here: Igor Belov');
  await his.goto(`${server.url}/`);
  await here(hers).toBe('');
  await his.close();
  await hers.close();
});

test('a change of the team is seen in the other window without asking', async () => {
  const hers = await owner.newPage();
  await hers.goto(`${server.url}/team`);
  const offered = (team: string) => hers.locator('option', { hasText: team }).first().waitFor({ state: 'attached' });
  await offered('Regions');
  const added = await igor.request.post(`${server.url}/api/v1/teams`, { data: { name: 'Far East' } });
  expect(added.status()).toBe(201);
  await offered('Far East');
  await hers.close();
});

test.each<Look>([{ language: 'ru', theme: 'light', width: 1440 }, { language: 'en', theme: 'dark', width: 390 }])('who is there fits the page: $language, $theme, $width px', async (look) => {
  const own = await demo.owner(look);
  await own.request.patch(`${server.url}/api/v1/session`, { data: { language: look.language } });
  const [hers, his] = [await room(own), await room(igor)];
  await hers.getByText(/Igor Belov/).filter({ visible: true }).first().waitFor();
  await isAccessible(hers);
  await his.close();
  await own.close();
});
