import type { BrowserContext } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { context, isAccessible, LOOKS, type Look } from './browser';
import { Demo } from './demo';

const EN: Look = { language: 'en', theme: 'light', width: 1440 };

const demo = new Demo('en');
const { server } = demo;
let owner: BrowserContext;

beforeAll(async () => {
  owner = await demo.owner(EN);
});

test('somebody who is invited comes in by the link, chooses a password, and comes in again by it', async () => {
  const page = await owner.newPage();
  await page.goto(`${server.url}/people`);
  await page.getByLabel('Name', { exact: true }).fill('Igor Belov');
  await page.getByLabel('E-mail').fill('igor@example.com');
  await page.getByRole('button', { name: 'Invite' }).click();
  const address = await page.getByLabel('Sign-in link for Igor Belov').inputValue();

  const igor = await context(demo.browser, EN);
  const his = await igor.newPage();
  await his.goto(address);
  await his.waitForURL(`${server.url}/`);
  await his.getByRole('button', { name: 'Settings' }).click();
  await his.getByRole('button', { name: 'Choose a password' }).click();
  await his.getByLabel('New password').fill('three horses');
  await his.getByRole('button', { name: 'Save' }).click();
  await his.getByText('Password saved').waitFor();
  await igor.clearCookies();
  await his.goto(`${server.url}/`);
  await his.getByLabel('E-mail').fill('igor@example.com');
  await his.getByLabel('Password').fill('three horses');
  await his.getByRole('button', { name: 'Sign in' }).click();
  await his.getByRole('heading', { name: 'Does the team have a plan?' }).waitFor();

  // Access that is closed ends at once, and comes back with one click.
  const row = page.getByRole('row', { name: /Igor Belov/ });
  await row.getByRole('button', { name: 'Close access' }).click();
  await row.getByText('access closed').waitFor();
  await his.goto(`${server.url}/people`);
  await his.getByRole('heading', { name: 'Sign in to see the plan' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.getByText('by password').waitFor();
  await igor.close();
  await page.close();
});

test('a company cannot lose its last owner', async () => {
  const page = await owner.newPage();
  await page.goto(`${server.url}/people`);
  const role = page.getByRole('row', { name: /owner@demo.example/ }).getByRole('combobox');
  await role.selectOption('rep');
  await page.getByRole('alert').waitFor();
  expect(await role.inputValue()).toBe('owner');
  await page.close();
});

test('a plan is renamed, and the old name comes back', async () => {
  const page = await owner.newPage();
  await page.goto(`${server.url}/p/1/2`);
  const before = await page.locator('.switcher small').first().innerText();
  await page.locator('.switcher > button').click();
  await page.getByRole('button', { name: 'Rename the plan' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Winter');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.locator('.switcher small').first().innerText()).toContain('Winter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => page.locator('.switcher small').first().innerText())
    .toBe(before.replace('v1', 'v3'));
  await page.close();
});

test.each(LOOKS)('the page of people is accessible: $language, $theme, $width px', async (look) => {
  const own = await demo.owner(look);
  await own.request.patch(`${server.url}/api/v1/session`, { data: { language: look.language } });
  const page = await own.newPage();
  await page.goto(`${server.url}/people`);
  await page.getByRole('table').waitFor();
  await isAccessible(page);
  await own.close();
});
