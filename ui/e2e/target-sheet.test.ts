import { mkdirSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { context, isAccessible, type Look } from './browser';
import { Demo } from './demo';

const LOOKS: Look[] = [
  { language: 'ru', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 390 },
];

/** Pictures of the screens, for whoever asks for them. */
const PICTURES = process.env.ZADEL_PICTURES;

const demo = new Demo();
const { server } = demo;

/** Room 1 of a plan of one's own, for the last quarter, with two people. */
async function room(look: Look): Promise<Page> {
  const own = await demo.owner(look);
  const made = await own.request.post(`${server.url}/api/v1/plans`, { data: {} });
  const { id } = (await made.json()) as { id: number };
  const edits = [
    { path: 'goal.from', value: '01.10.2026' },
    { path: 'goal.to', value: '31.12.2026' },
    { path: 'rep[0]', value: '{"name":"Анна"}' },
    { path: 'rep[1]', value: '{"name":"Борис"}' },
  ];
  const edited = await own.request.patch(`${server.url}/api/v1/plans/${id}`, { data: { edits }, headers: { 'If-Match': '"1"' } });
  expect(edited.status()).toBe(200);
  const page = await own.newPage();
  await page.goto(`${server.url}/p/${id}/1`);
  await page.locator('main h1:not(.vh)').waitFor();
  return page;
}

const entry = (page: Page, path: string) => page.locator(`[data-entry="${path}"]`);
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const valueBecomes = (page: Page, path: string, text: RegExp) =>
  expect.poll(async () => spaced(await entry(page, path).inputValue()), { timeout: 10_000 }).toMatch(text);

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}-${page.viewportSize()!.width}.png` });
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const SHEET = 'Менеджер;Октябрь;Ноябрь;Декабрь;Январь\nАнна;100 000;много;140 000;5\nГлеб;50 000;60 000;70 000;\nИтого;150 000;;;\n';

test.each(LOOKS)('a month is set in its cell and the others follow: $language, $theme, $width px', async (look) => {
  const page = await room(look);
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await entry(page, 'rep[0].months.2026-10').fill('250 000');
  await entry(page, 'rep[0].months.2026-10').press('Enter');
  expect((await saved).status()).toBe(200);
  await valueBecomes(page, 'rep[0].months.2026-10', /250[ ,]000/);
  // What is left of her half, by working days.
  await expect.poll(() => entry(page, 'rep[0].months.2026-11').getAttribute('placeholder'), { timeout: 10_000 }).toMatch(/11[89]/);
  await isAccessible(page);
  await page.locator('#cascade').scrollIntoViewIfNeeded();
  await picture(page, 'months');
  await page.context().close();
});

test.each(LOOKS)('a sheet shows what it would change, comes in at once and goes again: $language, $theme, $width px', async (look) => {
  const page = await room(look);
  await page.locator('[data-sheet]').setInputFiles(file('plan.csv', SHEET));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('table').waitFor();
  await dialog.getByText('C2').waitFor();
  await isAccessible(page);
  await picture(page, 'sheet');
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await dialog.locator('.btn.p').click();
  expect((await saved).status()).toBe(200);
  await expect.poll(() => dialog.count()).toBe(0);
  await valueBecomes(page, 'rep[0].months.2026-12', /140[ ,]000/);
  await valueBecomes(page, 'rep[2].months.2026-10', /50[ ,]000/);
  await page.getByRole('button', { name: look.language === 'ru' ? 'Отменить' : 'Undo', exact: true }).first().click();
  await expect.poll(() => entry(page, 'rep[0].months.2026-12').inputValue(), { timeout: 10_000 }).toBe('');
  expect(await entry(page, 'rep[2].months.2026-10').count()).toBe(0);
  await page.context().close();
});

test.each(LOOKS)('what is no sheet says what to do, and another file can be chosen: $language, $theme, $width px', async (look) => {
  const page = await room(look);
  await page.locator('[data-sheet]').setInputFiles(file('plan.xlsx', 'PK\u0003\u0004 and then the line broke'));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByRole('alert').innerText()).toContain('.xlsx');
  await isAccessible(page);
  await picture(page, 'broken');
  await page.locator('[data-sheet]').setInputFiles(file('plan.csv', SHEET));
  await dialog.getByRole('table').waitFor();
  // A row that is not wanted stays away.
  await dialog.getByRole('checkbox').last().uncheck();
  await dialog.locator('.btn.p').click();
  await valueBecomes(page, 'rep[0].months.2026-10', /100[ ,]000/);
  expect(await entry(page, 'rep[2].target').count()).toBe(0);
  await page.context().close();
});
