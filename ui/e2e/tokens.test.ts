import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look, picture } from './browser';
import { Founded } from './demo';

const EN: Look = { language: 'en', theme: 'light', width: 1440 };

const founded = new Founded('en');
const { server } = founded;
const folder = join(server.folder, 'exchange');
// The folder is there before the server is.
mkdirSync(join(folder, 'crm'), { recursive: true });
server.more = ['--watch', folder];

const MAP = 'of = "deals"\nfeed = "CRM"\ndates = "DMY"\ncurrency = "RUB"\n[columns]\nid = "ID"\namount = "Сумма"\ncreated = "Создана"\n';
const HEAD = 'ID;Сумма;Создана\n';

let page: Page;
let secret: string;

beforeAll(async () => {
  page = await founded.open(EN, '/people');
});

/** As a script asks: with a token and no cookie. */
const send = (path: string, init: RequestInit = {}) =>
  fetch(server.url + path, { ...init, headers: { Authorization: `Bearer ${secret}`, ...init.headers } });

const programs = () => page.getByRole('region', { name: 'Access for programs' });

test('a folder is watched: what is put there comes in, and is put away', async () => {
  writeFileSync(join(folder, 'crm.toml'), MAP);
  writeFileSync(join(folder, 'crm', 'deals.csv'), `${HEAD}1;100,00;02.11.2026\n2;200,00;03.11.2026\n`);
  writeFileSync(join(folder, 'crm', 'empty.csv'), '');
  const done = join(folder, 'done', 'crm');
  await expect.poll(() => existsSync(done) && readdirSync(done).length, { timeout: 30_000 }).toBe(2);
  const told = readdirSync(done).find((name) => name.endsWith('.json'))!;
  expect(JSON.parse(readFileSync(join(done, told), 'utf8'))).toMatchObject({ rows: 2, imported: 2, rejected: 0, import: 1 });
  // What was refused is put away after what came in.
  await expect.poll(() => readdirSync(join(folder, 'crm')), { timeout: 30_000 }).toEqual([]);

  await page.goto(`${server.url}/import`);
  await page.getByRole('row', { name: /deals\.csv/ }).waitFor();
  await page.getByText('crm/empty.csv').waitFor();
  await isAccessible(page);
  await picture(page, 'import-folder', EN);
  await page.goto(`${server.url}/people`);
});

test('an owner lets a program in; it sends a file; the owner ends it', async () => {
  await programs().getByText('No programs yet.').waitFor();
  await programs().getByLabel('Program', { exact: true }).fill('Nightly export');
  await programs().getByRole('button', { name: 'Make a token' }).click();
  const shown = programs().getByLabel('Token: Nightly export', { exact: true });
  secret = await shown.inputValue();
  expect(secret).toMatch(/^zadel_1_[0-9a-f]{64}$/);
  expect(await programs().locator('pre').innerText()).toContain(`Bearer ${secret}`);
  await programs().getByRole('button', { name: 'Close' }).click();

  const body = `${HEAD}1;100,00;02.11.2026\n2;200,00;03.11.2026\n3;300,00;04.11.2026\n`;
  const path = '/api/v1/imports?feed=CRM&name=tonight.csv';
  const answer = await send(path, { method: 'POST', body, headers: { 'Idempotency-Key': 'night' } });
  expect([answer.status, await answer.json()]).toMatchObject([201, { rows: 3, imported: 1, unchanged: 2, repeated: false }]);
  const again = await send(path, { method: 'POST', body, headers: { 'Idempotency-Key': 'night' } });
  expect([again.status, await again.json()]).toMatchObject([201, { rows: 3, imported: 1, unchanged: 2, repeated: true }]);
  expect((await send('/api/v1/plans')).status).toBe(403);
  const invited = { method: 'POST', body: JSON.stringify({ name: '', email: '', role: 'rep' }), headers: { 'Content-Type': 'application/json' } };
  expect((await send('/api/v1/members', invited)).status).toBe(403);

  await page.reload();
  const row = programs().getByRole('row', { name: /Nightly export/ });
  await row.waitFor();
  expect(await row.innerText()).not.toContain('not yet');
  expect(await programs().innerText()).not.toContain(secret);
  await row.getByRole('button', { name: 'Revoke' }).click();
  // The safe answer is the one at hand, and Escape is not needed to give it.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Keep');
  await page.keyboard.press('Enter');
  await row.getByRole('button', { name: 'Revoke' }).click();
  await isAccessible(page);
  await programs().getByRole('button', { name: 'Revoke', exact: true }).last().click();
  await programs().getByText('No programs yet.').waitFor();
  expect((await send('/api/v1/imports')).status).toBe(401);
});

test('what is wrong with a token is told at its field', async () => {
  await programs().getByLabel('Program', { exact: true }).fill('Reader');
  await programs().getByLabel('Last day', { exact: true }).fill('1.1.2020');
  await programs().getByRole('button', { name: 'Make a token' }).click();
  await programs().getByText('This day is over').waitFor();
  await programs().getByLabel('Last day', { exact: true }).fill('31.12.2099');
  await programs().getByLabel('Read plans').check();
  await programs().getByRole('button', { name: 'Make a token' }).click();
  await programs().getByRole('row', { name: /Reader/ }).getByText('31 Dec 2099').waitFor();
});

test.each(LOOKS)('access for programs is accessible: $language, $theme, $width px', async (look) => {
  const own = await founded.open(look, '/people');
  await own.getByRole('row', { name: /Reader/ }).waitFor();
  await own.getByRole('button', { name: /^(Revoke the token|Отозвать токен): Reader/ }).click();
  await own.locator('.sure').waitFor();
  await isAccessible(own);
  await picture(own, 'tokens', look);
  await own.context().close();
});
