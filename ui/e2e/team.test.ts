import type { BrowserContext } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look } from './browser';
import { Demo } from './demo';

const EN: Look = { language: 'en', theme: 'light', width: 1440 };

const demo = new Demo('en');
const { server } = demo;
let owner: BrowserContext;

beforeAll(async () => {
  owner = await demo.owner(EN);
});

test('somebody is added, works fewer hours, moves, is away, and each step is taken back', async () => {
  const page = await owner.newPage();
  await page.goto(`${server.url}/team`);
  const heading = page.getByRole('heading', { name: /Team: \d+ people/ });
  await heading.waitFor();
  const before = (await heading.innerText()).match(/\d+/)![0];
  await page.getByLabel('Name', { exact: true }).fill('Vera Lis');
  await page.getByRole('button', { name: 'Add the person' }).click();
  await page.getByRole('heading', { name: `Team: ${Number(before) + 1} people` }).waitFor();

  const hours = page.getByLabel('Vera Lis: hours a week');
  await hours.fill('0');
  await hours.press('Enter');
  await page.getByText('Hours a week are a number above 0').waitFor();
  expect(await hours.inputValue()).toBe('0');
  await hours.fill('20');
  await hours.press('Enter');
  await page.getByText('Vera Lis: saved').waitFor();
  expect(await hours.inputValue()).toBe('20');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => hours.inputValue()).toBe('40');

  await page.getByRole('button', { name: 'Vera Lis: moves and absences' }).click();
  await page.getByLabel('Move to').selectOption({ label: 'Regions' });
  await page.getByLabel('From which day').fill('01.12.2040');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  const history = page.getByRole('region', { name: 'History of teams' });
  await history.getByRole('listitem').nth(1).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => history.getByRole('listitem').count()).toBe(1);

  const absences = page.getByRole('region', { name: 'Absences' });
  await absences.getByLabel('First day').fill('07.12.2040');
  await absences.getByLabel('Last day').fill('01.12.2040');
  await absences.getByRole('button', { name: 'Add the absence' }).click();
  await absences.getByText('The last day is before the first').waitFor();
  await absences.getByLabel('Last day').fill('11.12.2040');
  await absences.getByRole('button', { name: 'Add the absence' }).click();
  await expect.poll(() => absences.getByRole('listitem').count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => absences.getByRole('listitem').count()).toBe(0);

  await page.getByRole('button', { name: 'Take the row out' }).click();
  await page.getByRole('heading', { name: `Team: ${before} people` }).waitFor();
  await page.close();
});

test('the team comes into the plan by one button, and goes out again', async () => {
  const page = await owner.newPage();
  await page.goto(`${server.url}/p/1/1`);
  await page.getByText("The company's team differs from the plan").waitFor();
  await page.getByRole('button', { name: 'Take into the plan' }).click();
  await page.getByRole('rowheader', { name: 'Anna Kotova' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Take into the plan' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Take into the plan' }).waitFor();
  await page.close();
});

test('days are turned by the keyboard, and the calendar comes into the plan', async () => {
  const page = await owner.newPage();
  await page.goto(`${server.url}/calendar`);
  const first = page.locator('[data-day$="-01-01"]');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const day = await page.evaluate(() => document.activeElement?.getAttribute('data-day') ?? '');
  expect(day.slice(4)).toBe('-01-09');
  const reason = () => page.locator(`[data-day="${day}"]`).getAttribute('title');
  const before = await reason();
  await page.keyboard.press('Enter');
  await expect.poll(reason).not.toBe(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(reason).toBe(before);

  // A working day of the plan's month is off now.
  const { goal } = (await (await owner.request.get(`${server.url}/api/v1/plans/1`)).json()).solution;
  await page.goto(`${server.url}/calendar`);
  const year = Number(goal.from.slice(0, 4));
  const shown = Number((await page.locator('.bar b').innerText()).trim());
  for (let at = shown; at < year; at += 1) await page.getByRole('button', { name: `Year ${at + 1}` }).click();
  await page.locator(`[data-day^="${goal.from.slice(0, 7)}"][title="working day"]`).first().click();
  await page.getByText('is off now').waitFor();
  await page.goto(`${server.url}/p/1/3`);
  await page.getByText("The company's calendar differs from the plan").waitFor();
  await page.getByRole('button', { name: 'Take into the plan' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Take into the plan' }).count()).toBe(0);
  await page.close();
});

test.each(LOOKS)('the team and the calendar are accessible: $language, $theme, $width px', async (look) => {
  const own = await demo.owner(look);
  await own.request.patch(`${server.url}/api/v1/session`, { data: { language: look.language } });
  const page = await own.newPage();
  await page.goto(`${server.url}/team`);
  await page.getByRole('table').first().waitFor();
  await page.locator('tbody button[aria-expanded]').nth(1).click();
  await page.locator('ol li').first().waitFor();
  await isAccessible(page);
  await page.goto(`${server.url}/calendar`);
  await page.getByRole('table').nth(11).waitFor();
  await isAccessible(page);
  await page.goto(`${server.url}/p/1/1`);
  await page.getByRole('note').first().waitFor();
  await isAccessible(page);
  await own.close();
});
