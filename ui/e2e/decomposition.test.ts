import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { becomes, context, isAccessible, LOOKS, shown, type } from './browser';
import { Demo } from './demo';

const LEADS = 'line[0].stage[0].count';
const CONVERSION = 'line[0].stage[1].conversion';
const CHECK = 'line[0].check';
const RU = { language: 'ru', theme: 'light', width: 1440 } as const;

const demo = new Demo();
const { server } = demo;

/** A window of the demo's owner, in the language of the look. */
async function window(look: (typeof LOOKS)[number]): Promise<Page> {
  const own = await demo.owner(look);
  return own.newPage();
}

async function room(look: (typeof LOOKS)[number] = RU): Promise<Page> {
  const page = await window(look);
  await page.goto(`${server.url}/p/1/2`);
  await page.locator(`[data-path="${LEADS}"]`).waitFor();
  return page;
}

test('the article: 20 leads, 10 meetings, 3 deals, and a chance of 6 in 10', async () => {
  const page = await room();
  expect(await shown(page, LEADS)).toBe('20');
  expect(await shown(page, 'line[0].stage[1].count')).toBe('10');
  expect(await shown(page, 'line[0].deals')).toBe('3');
  expect(await shown(page, 'goal.amount')).toBe('1 000 000 ₽');
  expect((await page.locator('main').innerText()).replace(/\s+/g, ' ')).toContain('6 случаях из 10');
  await page.context().close();
});

test('two browsers on one plan see what the other typed', async () => {
  const [anna, boris] = [await room(), await room({ ...RU, theme: 'dark' })];
  await type(anna, CONVERSION, '15%');
  await becomes(anna, LEADS, '40');
  await becomes(boris, LEADS, '40');
  await type(boris, CONVERSION, '30 %');
  await becomes(anna, LEADS, '20');
  await anna.context().close();
  await boris.context().close();
});

test('what cannot be read stays in its field, with words that say what to do', async () => {
  const page = await room();
  await type(page, CHECK, 'сто');
  const field = page.locator('input[aria-invalid="true"]');
  await field.waitFor();
  expect(await field.inputValue()).toBe('сто');
  expect(await page.getByRole('alert').first().innerText()).toContain('не сумма');
  await page.context().close();
});

test('the caret stays where a person types, and a slider where it is held', async () => {
  const page = await room();
  await page.locator(`[data-path="${CHECK}"]`).focus();
  // The first digit replaces the number, the next ones follow it.
  await page.keyboard.type('2500', { delay: 60 });
  const field = page.locator('td.value input');
  expect(await field.inputValue()).toBe('2500');
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 1));
  await page.keyboard.type('19', { delay: 60 });
  expect(await field.inputValue()).toBe('219500');
  await page.keyboard.press('Escape');
  await page.locator(`[data-path="${CONVERSION}"]`).click();
  const slider = page.locator('tr.focused').getByRole('slider');
  await slider.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  expect(await slider.count()).toBe(1);
  expect(await field.inputValue()).toBe('33%');
  await page.keyboard.press('Escape');
  await becomes(page, LEADS, '20');
  // From a cell, too, "g 5" goes to a room and types nothing.
  await page.locator(`[data-path="${CHECK}"]`).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('5');
  await page.waitForURL(`${server.url}/p/1/5`);
  await page.context().close();
});

test('numbers that cannot all hold are explained, and one click goes back', async () => {
  const page = await room();
  await type(page, LEADS, '10');
  await page.locator('tr.conflicting').first().waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('tr.conflicting').count(), { timeout: 10_000 }).toBe(0);
  await becomes(page, LEADS, '20');
  await page.context().close();
});

test('what is typed while the server is away is kept, over a reload, and sent when it is back', async () => {
  const page = await room();
  await server.kill();
  await type(page, CONVERSION, '25%');
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage)), { timeout: 10_000 }).toContain('25%');
  await server.start();
  await becomes(page, LEADS, '24');
  await type(page, CONVERSION, '30%');
  await becomes(page, LEADS, '20');
  await page.context().close();
});

test.each(LOOKS)('the room is accessible: $language, $theme, $width px', async (look) => {
  const page = await room(look);
  await isAccessible(page);
  await page.context().close();
});

test.each(LOOKS.filter((look) => look.width === 390))('every other page is: $language, $theme', async (look) => {
  const page = await window(look);
  for (const path of ['/', '/p/1/1', '/p/1/3', '/p/1/8', '/p/1/week', '/p/1/report', '/enter', '/setup', '/nowhere']) {
    await page.goto(`${server.url}${path}`);
    await page.locator('h1').first().waitFor();
    await isAccessible(page);
  }
  await page.context().close();
});
