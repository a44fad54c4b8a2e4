import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { becomes, context, isAccessible, type Look } from './browser';
import { Demo } from './demo';

/** Both languages, both widths, both themes. */
const LOOKS: Look[] = [
  { language: 'ru', theme: 'light', width: 1440 },
  { language: 'ru', theme: 'dark', width: 390 },
  { language: 'en', theme: 'dark', width: 1440 },
  { language: 'en', theme: 'light', width: 390 },
];

const demo = new Demo();
const { server } = demo;

/** A room of a plan of one's own, in the language of the look. */
async function room(look: Look, which: 1 | 2 | 3): Promise<Page> {
  const own = await demo.owner(look);
  const made = await own.request.post(`${server.url}/api/v1/plans`, { data: {} });
  const { id } = (await made.json()) as { id: number };
  const page = await own.newPage();
  await page.goto(`${server.url}/p/${id}/${which}`);
  await page.locator('main h1:not(.vh)').waitFor();
  return page;
}

const entry = (page: Page, path: string) => page.locator(`[data-entry="${path}"]`);

/** Writes at a place and leaves it with Enter; waits until it is saved. */
async function write(page: Page, path: string, text: string): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await entry(page, path).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  expect((await saved).status(), await (await saved).text()).toBe(200);
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const valueBecomes = (page: Page, path: string, text: RegExp) =>
  expect.poll(async () => spaced(await entry(page, path).inputValue()), { timeout: 10_000 }).toMatch(text);

test.each(LOOKS)('room 1: a profit with its levels, handed down: $language, $theme, $width px', async (look) => {
  const page = await room(look, 1);
  await write(page, 'goal.minimum', '800 000 ₽');
  await valueBecomes(page, 'goal.minimum', /800[ ,]000/);
  await page.locator('input[value="net_profit"]').check({ force: true });
  // Nothing is a profit before its margin and its costs are said.
  const asked = page.locator('section.terms form');
  await asked.locator('button[type=submit]').click();
  await asked.getByRole('alert').first().waitFor();
  await isAccessible(page);
  await asked.locator('input').nth(1).fill('100');
  await asked.locator('input').nth(2).fill('200 тыс.');
  await asked.locator('button[type=submit]').click();
  // 1,200,000 of margin, half of what is sold.
  await expect.poll(async () => spaced(await page.locator('.lead').innerText()), { timeout: 10_000 }).toMatch(/2[ ,]400[ ,]000/);
  // People have the first form, teams the second.
  const forms = page.locator('#cascade').locator('xpath=ancestor::section').locator('form');
  for (const [who, at] of [['North', 1], ['Anna', 0], ['Boris', 0]] as const) {
    await forms.nth(at).locator('input').fill(who);
    await forms.nth(at).locator('button[type=submit]').click();
    await page.locator('tbody th', { hasText: who }).first().waitFor();
  }
  await write(page, 'rep[0].target', '250 000');
  await expect.poll(() => entry(page, 'rep[1].target').getAttribute('placeholder'), { timeout: 10_000 }).toMatch(/₽|RUB/);
  await isAccessible(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => entry(page, 'rep[0].target').inputValue(), { timeout: 10_000 }).toBe('');
  // Whoever was put in the wrong team moves, and a slip in a name is mended.
  const names = page.locator('details', { hasText: /Имена\s+и\s+команды|Names and teams/ });
  await names.locator('summary').click();
  // By the name: whoever moves stands in another row then.
  const ofBoris = names.getByLabel(/: Boris$/).and(names.locator('select'));
  await ofBoris.selectOption('North');
  await expect.poll(() => page.locator('tr.rep th', { hasText: 'Boris' }).evaluate((head) => head.style.paddingLeft), { timeout: 10_000 }).toBe('32px');
  await write(page, 'team[0].name', 'Nord');
  await expect.poll(() => ofBoris.inputValue(), { timeout: 10_000 }).toBe('Nord');
  await isAccessible(page);
  // What cannot be read stays in its field.
  await entry(page, 'goal.stretch').fill('lots');
  await entry(page, 'goal.stretch').press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await entry(page, 'goal.stretch').inputValue()).toBe('lots');
  await page.context().close();
});

test.each(LOOKS)('room 2: a line comes with its stages and goes again: $language, $theme, $width px', async (look) => {
  const page = await room(look, 2);
  const parts = page.locator('#structure').locator('xpath=ancestor::section');
  const form = parts.locator('> form');
  await form.locator('input').fill('Partners');
  await form.locator('button').click();
  await parts.locator('summary', { hasText: 'Partners' }).waitFor();
  await becomes(page, 'line[2].deals', '?');
  await parts.locator('summary', { hasText: 'Partners' }).click();
  await write(page, 'line[2].name', 'Resellers');
  await parts.locator('summary', { hasText: 'Resellers' }).waitFor();
  await isAccessible(page);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('[data-path="line[2].deals"]').count(), { timeout: 10_000 }).toBe(0);
  await becomes(page, 'line[0].stage[0].count', '20');
  await page.context().close();
});

test('a field that is reached by Tab is typed over, however its day is written', async () => {
  const page = await room({ language: 'en', theme: 'light', width: 1440 }, 1);
  // The month that is planned is that of the day on which the test runs.
  expect(await entry(page, 'goal.to').inputValue()).toMatch(/^(28|29|30|31) [A-Z][a-z]+ \d{4}$/);
  await entry(page, 'goal.from').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('30.12.2046');
  expect(await entry(page, 'goal.to').inputValue()).toBe('30.12.2046');
  await page.keyboard.press('Escape');
  await page.context().close();
});

test.each(LOOKS)('room 3: leads are promised by somebody, by a day: $language, $theme, $width px', async (look) => {
  const page = await room(look, 3);
  const leads = page.locator('#leads').locator('xpath=ancestor::section');
  await leads.locator('form input').fill('Site');
  await leads.locator('form button').click();
  await entry(page, 'source[0].leads').waitFor();
  await write(page, 'source[0].leads', '12');
  await write(page, 'source[0].price', '1 500');
  await write(page, 'source[0].promised', '14');
  // More than it can give is promised in vain: 12 of 20 count.
  await expect.poll(() => page.locator('h1').innerText(), { timeout: 10_000 }).toContain('8');
  await write(page, 'source[0].owner', 'Natalia');
  await write(page, 'source[0].due', '05.12.2026');
  await valueBecomes(page, 'source[0].due', /05\.12\.2026|5 Dec 2026/);
  // A quarter of eleven people's time: long numbers beside each other, and nothing beside the screen.
  await page.goto(page.url().replace(/\/3$/, '/1'));
  await write(page, 'goal.to', '31.03.2027');
  await write(page, 'goal.from', '01.01.2027');
  await write(page, 'goal.amount', '120 млн');
  await page.getByRole('button', { name: /^(Взять в план|Take it into the plan|Take into the plan)$/ }).first().click();
  await entry(page, 'rep[10].target').waitFor();
  await page.goto(page.url().replace(/\/1$/, '/3'));
  await expect.poll(() => page.locator('section[aria-labelledby="time"] tbody tr').count(), { timeout: 10_000 }).toBe(12);
  await isAccessible(page);
  await page.context().close();
});
