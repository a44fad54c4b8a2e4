import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { context, isAccessible, launch, type Look } from './browser';
import { Server } from './server';

const LOOKS: Look[] = [
  { language: 'ru', theme: 'dark', width: 1440 },
  { language: 'en', theme: 'light', width: 390 },
];

let browser: Browser;
/** One each: an example gets a company beside it once. */
let server: Server;

beforeAll(async () => {
  browser = await launch();
});
beforeEach(() => {
  server = new Server();
});
afterEach(() => server.remove());
afterAll(() => browser.close());

test.each(LOOKS)('from the example to a company and a first plan of one’s own: $language, $theme, $width px', async (look) => {
  const ru = look.language === 'ru';
  const link = await server.start(look.language);
  const own = await context(browser, look);
  const page = await own.newPage();
  await page.goto(link);
  await page.waitForURL(`${server.url}/`);
  await page.getByRole('link', { name: ru ? 'Завести свою компанию' : 'Set up my own company' }).click();
  await page.waitForURL(`${server.url}/setup`);
  await isAccessible(page);
  await page.getByLabel(ru ? 'Компания' : 'Company', { exact: true }).fill('Вектор');
  await page.getByLabel(ru ? 'Ваше имя' : 'Your name').fill('Ольга');
  const goal = page.getByLabel(ru ? 'Цель на следующий месяц' : 'Goal for the next month');
  await goal.fill('много');
  await page.getByLabel(ru ? 'Почта' : 'E-mail').fill(`olga-${look.language}@example.com`);
  await page.getByLabel(ru ? 'Пароль' : 'Password').fill('three horses');
  await page.locator('button[type=submit]').click();
  // What is no sum is told at its field, and nothing typed is lost.
  await page.getByRole('alert').first().waitFor();
  expect(await goal.inputValue()).toBe('много');
  await goal.fill('3 млн');
  await page.locator('button[type=submit]').click();
  await page.waitForURL(`${server.url}/`);
  await page.getByText(/3[\s\u00A0\u202F,]000[\s\u00A0\u202F,]000/).first().waitFor();
  await isAccessible(page);
  // The plan that came with it waits for its first numbers, with the article's in grey.
  await page.goto(`${server.url}/p/1/2`);
  await page.getByText(ru ? /пример\s+из\s+статьи/ : /the article's example/).first().waitFor();
  await own.close();
});
