/** What is typed is what is saved, wherever the hand goes meanwhile. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { type Look } from './browser';
import { Demo } from './demo';

const RU: Look = { language: 'ru', theme: 'light', width: 1440 };

const demo = new Demo();
const { server } = demo;

const entry = (page: Page, path: string) => page.locator(`[data-entry="${path}"]`);
const reads = (page: Page, path: string) =>
  expect.poll(async () => (await entry(page, path).inputValue()).replace(/\s+/g, ' '), { timeout: 10_000 });

/** A room of an example of one's own, with edits made before. */
async function room(which: 1 | 2 | 3, edits: { path: string; value: string }[] = []): Promise<Page> {
  const own = await demo.owner(RU);
  const made = await own.request.post(`${server.url}/api/v1/plans`, { data: {} });
  const { id } = (await made.json()) as { id: number };
  if (edits.length > 0) {
    const edited = await own.request.patch(`${server.url}/api/v1/plans/${id}`, { data: { edits }, headers: { 'If-Match': '"1"' } });
    expect(edited.status()).toBe(200);
  }
  const page = await own.newPage();
  await page.goto(`${server.url}/p/${id}/${which}`);
  await page.locator('main h1:not(.vh)').waitFor();
  return page;
}

const source = (name: string, at: number) => ({ path: `source[${at}]`, value: JSON.stringify({ name, line: 'New clients', leads: 10 }) });

test('a price that moves its row down the list is typed to its end', async () => {
  const page = await room(3, [source('Сайт', 0), source('Реклама', 1), source('Партнёры', 2)]);
  await entry(page, 'source[0].price').click();
  // The first digit makes it the dearest already.
  await page.keyboard.type('3 200', { delay: 120 });
  await page.keyboard.press('Tab');
  await reads(page, 'source[0].price').toBe('3 200 ₽');
  await page.locator('main').focus();
  const order = () => page.locator('[data-entry$="].name"]').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect.poll(order).toEqual(['Реклама', 'Партнёры', 'Сайт']);
  await page.context().close();
});

test('a number that is clicked is typed over, and a second click places the caret', async () => {
  const page = await room(3, [source('Сайт', 0)]);
  await entry(page, 'source[0].leads').click();
  await page.keyboard.type('300');
  await page.keyboard.press('Enter');
  await reads(page, 'source[0].leads').toBe('300');
  await page.context().close();
});

test('what was refused waits in its field while another room is looked at', async () => {
  const page = await room(1);
  await entry(page, 'goal.minimum').fill('восемьдесят');
  await entry(page, 'goal.minimum').press('Enter');
  await page.getByRole('alert').first().waitFor();
  await page.getByRole('link', { name: /Ресурсы/ }).first().click();
  await page.waitForURL(/\/3$/);
  await page.getByRole('link', { name: /Цель/ }).first().click();
  await page.waitForURL(/\/1$/);
  await reads(page, 'goal.minimum').toBe('восемьдесят');
  await page.getByRole('alert').first().waitFor();
  await entry(page, 'goal.minimum').fill('800 000');
  await entry(page, 'goal.minimum').press('Enter');
  await reads(page, 'goal.minimum').toBe('800 000 ₽');
  await page.context().close();
});

test('an edit is taken back after a reload', async () => {
  const page = await room(1);
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await entry(page, 'goal.minimum').fill('700 000');
  await entry(page, 'goal.minimum').press('Enter');
  expect((await saved).status()).toBe(200);
  await page.reload();
  await reads(page, 'goal.minimum').toBe('700 000 ₽');
  await page.locator('main').focus();
  await page.keyboard.press('Control+z');
  await reads(page, 'goal.minimum').toBe('');
  await page.context().close();
});

test('a rectangle is pasted into months', async () => {
  const page = await room(1, [
    { path: 'goal.to', value: '2027-03-31' },
    { path: 'goal.from', value: '2027-01-01' },
    { path: 'rep[0]', value: '{"name":"Анна"}' },
    { path: 'rep[1]', value: '{"name":"Борис"}' },
  ]);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  await page.evaluate(() => navigator.clipboard.writeText('100 000\t200 000\n150 000\t250 000'));
  await entry(page, 'rep[0].months.2027-01').focus();
  await page.keyboard.press('Control+v');
  await page.getByRole('button', { name: /^Вставить 4/ }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('main').focus();
  await reads(page, 'rep[1].months.2027-02').toBe('250 000 ₽');
  await reads(page, 'rep[0].months.2027-01').toBe('100 000 ₽');
  await page.context().close();
});

test('a period that is moved beyond its end takes its end and its name along', async () => {
  const page = await room(1);
  await entry(page, 'goal.from').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('01.02.2027');
  await page.keyboard.press('Enter');
  await reads(page, 'goal.to').toBe('28.02.2027');
  await page.context().close();
});
