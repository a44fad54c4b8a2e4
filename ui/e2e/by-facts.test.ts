import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look } from './browser';
import { Demo } from './demo';

const RU: Look = { language: 'ru', theme: 'light', width: 1440 };

const demo = new Demo();
const { server } = demo;

async function room(look: Look, number: 1 | 2 | 3): Promise<Page> {
  const own = await demo.owner(look);
  const page = await own.newPage();
  await page.goto(`${server.url}/p/1/${number}`);
  return page;
}

const textOf = async (page: Page, selector: string) => (await page.locator(selector).innerText()).replace(/\s+/g, ' ');
const besides = (page: Page) => page.locator('section[aria-labelledby="beside-facts"]');

test.each(LOOKS)('the demo’s plan stands beside its facts in three rooms: $language, $theme, $width px', async (look) => {
  const page = await room(look, 1);
  const answer = look.language === 'ru' ? /Столько\sпринесли\s\d+\sиз\s\d+/ : /\d+\sof\s\d+\ssuch\speriods/;
  await page.getByText(answer).waitFor();
  await isAccessible(page);
  await page.goto(`${server.url}/p/1/2`);
  await besides(page).waitFor();
  expect(await besides(page).locator('tbody tr').count()).toBe(4);
  await isAccessible(page);
  await page.goto(`${server.url}/p/1/3`);
  await page.getByText(look.language === 'ru' ? /По\sфактам:\s\d+\sиз\s\d+/ : /By\sfacts:\s\d+\sof\s\d+/).waitFor();
  await isAccessible(page);
  await page.context().close();
});

test('numbers rest on facts by one press, and stop by another', async () => {
  const page = await room(RU, 2);
  const grades = () => page.locator('td.grade').allInnerTexts();
  await page.getByRole('link', { name: 'Посмотреть и взять' }).click();
  const before = await grades();
  await page.getByRole('button', { name: 'Опереть все числа на факты' }).click();
  await page.getByText('На факты опираются 4 числа').waitFor();
  await expect.poll(grades).not.toEqual(before);
  // The numbers are what they were, and what they rest on is said beside them.
  expect(await textOf(page, '[data-path="line[0].stage[1].conversion"]')).toContain('30 %');
  await expect.poll(() => page.getByRole('button', { name: 'Опереть все числа на факты' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect.poll(grades).toEqual(before);
  await page.context().close();
});

test('what the facts say is taken into the plan', async () => {
  const page = await room(RU, 2);
  const row = besides(page).locator('tr', { hasText: 'Встречи: конверсия' });
  const take = row.getByRole('button', { name: /^Взять [\d,]+\s%/ });
  const counted = (await take.innerText()).replace(/\s+/g, ' ').replace('Взять ', '');
  await take.click();
  await expect.poll(() => textOf(page, '[data-path="line[0].stage[1].conversion"]')).toContain(counted);
  await row.getByText('Опирается на факты').waitFor();
  await page.context().close();
});
