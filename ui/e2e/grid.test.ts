import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, type Look } from './browser';
import { Demo } from './demo';

const RU: Look = { language: 'ru', theme: 'light', width: 1440 };
const RU_DARK: Look = { ...RU, theme: 'dark' };
const PHONE: Look = { language: 'en', theme: 'dark', width: 390 };

const demo = new Demo();
const { server } = demo;

/** Somebody who may use the clipboard. */
async function window(look: Look): Promise<Page> {
  const own = await demo.owner(look);
  await own.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  return own.newPage();
}

/** A plan with three people and three sources. */
async function plan(page: Page, targets: (string | null)[]): Promise<number> {
  const made = await page.request.post(`${server.url}/api/v1/plans`, { data: {} });
  const { id } = (await made.json()) as { id: number };
  const people = ['Анна', 'Борис', 'Вера'].map((name, at) => {
    const target = targets[at] ?? null;
    return { path: `rep[${at}]`, value: JSON.stringify(target === null ? { name } : { name, target }) };
  });
  const sources = ['Сайт', 'Реклама', 'Партнёры'].map((name, at) => ({
    path: `source[${at}]`,
    value: JSON.stringify({ name, line: 'Новые клиенты', leads: (at + 1) * 5, price: 1000 }),
  }));
  const solution = ((await (await page.request.get(`${server.url}/api/v1/plans/${id}`)).json()) as { solution: { lines: { name: string }[] } }).solution;
  const line = solution.lines[0]!.name;
  const edits = [...people, ...sources].map((edit) => ({ ...edit, value: edit.value.replace('Новые клиенты', line) }));
  const edited = await page.request.patch(`${server.url}/api/v1/plans/${id}`, { data: { edits }, headers: { 'If-Match': '"1"' } });
  expect(edited.status(), await edited.text()).toBe(200);
  return id;
}

async function open(page: Page, id: number, room: 1 | 2 | 3): Promise<void> {
  await page.goto(`${server.url}/p/${id}/${room}`);
  await page.locator('main h1:not(.vh)').waitFor();
}

const entry = (page: Page, path: string) => page.locator(`[data-entry="${path}"]`);
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const becomes = (page: Page, path: string, text: string) =>
  expect.poll(async () => spaced(await entry(page, path).inputValue()), { timeout: 10_000 }).toBe(text);
const targets = async (page: Page, texts: string[]) => {
  for (const [at, text] of texts.entries()) await becomes(page, `rep[${at}].target`, text);
};

/** What a plan holds now, asked of the server. */
async function version(page: Page, id: number): Promise<number> {
  return ((await (await page.request.get(`${server.url}/api/v1/plans/${id}`)).json()) as { version: number }).version;
}

test('a rectangle goes from one plan into another, is looked at first, and one undo takes it back', async () => {
  const page = await window(RU);
  const [from, into] = [await plan(page, ['100000', '250000.50', null]), await plan(page, [null, '400000', null])];
  await open(page, from, 1);
  await entry(page, 'rep[0].target').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await page.locator('[data-selected]').count()).toBe(3);
  await isAccessible(page);
  await page.keyboard.press('Control+c');
  // As Excel gets it: numbers with the decimal sign of the language, and what follows from other numbers.
  const plain = await page.evaluate(() => navigator.clipboard.readText());
  expect(plain.split(/\r?\n/)).toEqual(['100000', '250000,50', '649999,50']);
  await open(page, into, 1);
  await entry(page, 'rep[0].target').focus();
  await page.keyboard.press('Control+v');
  const apply = page.getByRole('button', { name: /^Вставить 3/ });
  await apply.waitFor();
  expect(spaced(await page.locator('dialog tbody').innerText())).toContain('250 000,50 ₽');
  await isAccessible(page);
  const before = await version(page, into);
  await apply.click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('main').focus();
  await targets(page, ['100 000 ₽', '250 000,50 ₽', '649 999,50 ₽']);
  expect(await version(page, into)).toBe(before + 1);
  await page.keyboard.press('Control+z');
  await targets(page, ['', '400 000 ₽', '']);
  await page.context().close();
});

test('the keys of a sheet move, fill down and right, and clear, each as one edit', async () => {
  const page = await window(RU_DARK);
  const id = await plan(page, [null, null, null]);
  await open(page, id, 3);
  await entry(page, 'source[0].leads').focus();
  // Typing over, Enter and the next: as in a sheet.
  for (const text of ['7', '8', '9']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  for (const [at, text] of ['7', '8', '9'].entries()) await becomes(page, `source[${at}].leads`, text);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  for (const at of [1, 2]) await becomes(page, `source[${at}].leads`, '7');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await isAccessible(page);
  await page.keyboard.press('Control+r');
  for (const at of [0, 1, 2]) await becomes(page, `source[${at}].promised`, '7');
  // A source gives so many leads, or it is none: the edit is refused as a whole, with the reason.
  await page.keyboard.press('Delete');
  await page.getByText('leads').last().waitFor();
  await becomes(page, 'source[2].promised', '7');
  await entry(page, 'source[0].promised').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  for (const at of [0, 1, 2]) await becomes(page, `source[${at}].promised`, '');
  await page.context().close();
});

test('what a spreadsheet of another country writes is understood, or refused at its cell', async () => {
  const page = await window(RU);
  const id = await plan(page, [null, null, null]);
  await open(page, id, 1);
  await page.evaluate(() => navigator.clipboard.writeText('1.234,56 ₽\r\n30 шт.\r\n1\u00a0234,56\r\nлишняя\r\n'));
  await entry(page, 'rep[0].target').focus();
  await page.keyboard.press('Control+v');
  await page.getByRole('button', { name: 'Вставить 2 без ошибок' }).waitFor();
  const told = spaced(await page.locator('dialog').innerText());
  expect(told).toContain('«30 шт.» не сумма');
  expect(told).toContain('1 строка не помещается');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Вставить 2 без ошибок' }).click();
  // The first has the focus again, and shows what is typed.
  await becomes(page, 'rep[2].target', '1 234,56 ₽');
  await becomes(page, 'rep[0].target', '1234.56');
  await becomes(page, 'rep[1].target', '');
  // A hundred thousand cells are counted, not read: at once, and with figures.
  await page.evaluate(() => navigator.clipboard.writeText(`${'1\t'.repeat(19)}1\r\n`.repeat(5_000)));
  await entry(page, 'rep[0].target').focus();
  await page.keyboard.press('Control+v');
  await page.getByRole('alert').filter({ hasText: '100 000'.replace(' ', '\u00a0') }).waitFor({ timeout: 3_000 });
  await page.context().close();
});

test('in the tree, one number is typed over, and a rectangle is copied and looked at', async () => {
  const page = await window(RU);
  const id = await plan(page, [null, null, null]);
  await open(page, id, 2);
  const cell = (path: string) => page.locator(`[data-path="${path}"]`);
  await cell('goal.amount').focus();
  await page.evaluate(() => navigator.clipboard.writeText('1 100 000'));
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await expect.poll(async () => spaced(await cell('goal.amount').innerText()), { timeout: 10_000 }).toBe('1 100 000 ₽');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  expect((await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/)[0]).toBe('1100000');
  await isAccessible(page);
  await page.context().close();
});

test('a table that is only read is walked and copied by keys', async () => {
  const page = await window(RU);
  const id = await plan(page, [null, null, null]);
  await open(page, id, 2);
  const region = page.locator('#weeks').locator('xpath=ancestor::section').locator('.wrap').first();
  await region.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await region.locator('[data-selected]').count()).toBe(4);
  await page.keyboard.press('Control+c');
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/);
  expect(rows.map((row) => row.split('\t').length)).toEqual([2, 2]);
  await isAccessible(page);
  await page.context().close();
});

test('on a phone, a button opens the sheet, and touch is enough', async () => {
  const page = await window(PHONE);
  const id = await plan(page, [null, null, null]);
  await open(page, id, 1);
  await page.getByRole('button', { name: 'Paste a table: Who takes how much' }).click();
  await page.locator('dialog textarea').fill('120 000\n130,000.50\n\n');
  await isAccessible(page);
  const rows = page.locator('dialog select').first();
  const first = await rows.locator('option').evaluateAll((options) => options.findIndex((option) => option.textContent!.includes('Анна')));
  await rows.selectOption(String(first));
  const apply = page.getByRole('button', { name: 'Paste 2 cells' });
  await apply.waitFor();
  await isAccessible(page);
  await apply.click();
  await targets(page, ['₽120,000', '₽130,000.50', '']);
  await page.context().close();
});
