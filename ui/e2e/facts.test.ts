import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look, picture, title } from './browser';
import { Founded } from './demo';

const company = new Founded();
const DESK: Look = { language: 'ru', theme: 'light', width: 1440 };

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

const PEOPLE = ['Анна Котова', 'Игорь Белов', 'Ольга Смирнова'];
const SOURCES = ['Сайт', 'Партнёры', 'Выставка'];
const REASONS = ['Дорого', 'Выбрали других', ''];

/** Ninety deals over half a year with the days of their stages: every third is won, every fourth lost. */
function table(isNewer: boolean): Buffer {
  const head = ['ID', 'Название сделки', 'Компания', 'Стадия сделки', 'Сумма', 'Валюта', 'Ответственный', 'Источник', 'Дата создания', 'Дата встречи', 'Дата закрытия', 'Причина отказа'];
  const day = (at: number) => new Date(Date.UTC(2026, 4, 4) + at * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('.');
  const rows = Array.from({ length: 90 }, (_, at) => {
    const isWon = at % 3 === 0 && at < 75;
    const isLost = !isWon && at % 4 === 1 && at < 80;
    const stage = isWon ? 'Сделка успешна' : isLost ? 'Отказ' : 'Новая';
    const meeting = isWon || at % 2 === 0 ? day(at * 2 + 4) : '';
    const amount = (60 + ((at * 37) % 200)) * 1_000 + (isNewer && at === 1 ? 5_000 : 0);
    return [
      String(at + 1), `${['Окна', 'Двери', 'Ворота'][at % 3]}, заказ ${at + 1}`, `ООО «Клиент ${at % 31}»`, stage, String(amount), 'RUB', PEOPLE[at % 3]!,
      SOURCES[at % 3]!, day(at * 2), meeting, isWon || isLost ? day(at * 2 + 12) : '', isLost ? REASONS[at % 3]! : '',
    ];
  });
  return Buffer.from(`\uFEFF${[head, ...rows].map((cells) => cells.join(';')).join('\r\n')}\r\n`);
}

const MAP = {
  of: 'deals',
  feed: 'CRM',
  dates: 'DMY',
  currency: 'RUB',
  columns: {
    id: 'ID', title: 'Название сделки', client: 'Компания', stage: 'Стадия сделки', amount: 'Сумма', person: 'Ответственный', source: 'Источник',
    created: 'Дата создания', closed: 'Дата закрытия', loss_reason: 'Причина отказа',
  },
  dates_of_stages: { meeting: 'Дата встречи' },
  stages: { 'Сделка успешна': 'won', Отказ: 'lost', Новая: 'lead' },
  loss_reasons: { '': '' },
};

async function bring(page: Page, isNewer: boolean): Promise<void> {
  const sent = await page.request.post(`${company.server.url}/api/v1/import-files?name=deals.csv`, { data: table(isNewer), headers: { 'Content-Type': 'application/octet-stream' } });
  const { file } = (await sent.json()) as { file: string };
  const done = await page.request.post(`${company.server.url}/api/v1/imports`, { data: { file, map: MAP, dry_run: false } });
  expect(done.status(), await done.text()).toBe(201);
}

test('without facts every page says what to do, and nothing is an error', async () => {
  for (const [path, text] of [['/deals', /Сделок пока нет/], ['/funnel', /считать пока не на чем/]] as const) {
    const page = await company.open(DESK, path);
    await title(page, text);
    await page.getByText('Фактов пока нет.').waitFor();
    await isAccessible(page);
    await picture(page, `facts-empty${path.replace('/', '-')}`, DESK);
    await page.getByRole('link', { name: 'Загрузить файл' }).click();
    await page.waitForURL('**/import');
    await page.context().close();
  }
});

test('deals are filtered, sorted, walked through by keys, opened, and found again as they were', async () => {
  const page = await company.open(DESK, '/deals');
  await bring(page, false);
  await bring(page, true);
  // The sum of the second file: what is pressed before it is heard of is of a list that comes anew.
  await title(page, /^90 сделок на 14 390 000 ₽$/);
  await page.getByText('Показано 50 из 90').waitFor();
  await page.getByRole('button', { name: 'Показать ещё' }).click();
  await page.getByText('Показано 50 из 90').waitFor({ state: 'detached' });
  expect(await page.locator('[data-deal]').count()).toBe(90);

  await page.getByLabel('Итог').selectOption('won');
  await title(page, /^25 сделок на/);
  await page.getByLabel('Менеджер').selectOption({ label: 'Анна Котова' });
  await page.getByRole('button', { name: 'Сумма' }).click();
  expect(parameter(page, 'sort')).toBe('-amount');
  await expect.poll(() => page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  await expect.poll(() => page.locator('table').getAttribute('aria-busy')).toBe('false');
  const sums = (await page.locator('.sum').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  expect(sums).toEqual([...sums].sort((one, other) => other - one));
  await isAccessible(page);

  // By keys alone: down, down, open, and back where one was.
  await page.locator('[data-deal]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const second = page.locator('[data-deal]').nth(1);
  const name = await second.innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/deals/1/**');
  await title(page, new RegExp(name));
  await isAccessible(page);
  await page.getByRole('link', { name: 'К списку сделок' }).click();
  await title(page, /^25 сделок на/);
  expect([parameter(page, 'outcome'), parameter(page, 'sort')]).toEqual(['won', '-amount']);
  await expect.poll(() => second.evaluate((link) => link === document.activeElement)).toBe(true);

  await page.getByLabel('Номер, название или клиент').fill('нет такой');
  await title(page, /Таких сделок нет/);
  await isAccessible(page);
  await page.getByRole('button', { name: 'Показать все сделки' }).click();
  await title(page, /^90 сделок/);
  await page.context().close();
});

test('a deal shows what happened to it and from which line of which file', async () => {
  const page = await company.open(DESK, '/deals/1/deal:2');
  await title(page, /Двери, заказ 2/);
  await page.getByText('deals.csv, строка 3').first().waitFor();
  await page.getByText('Причина отказа').waitFor();
  // Of the day that the file says, though this browser lives elsewhere.
  await page.locator('main td', { hasText: '06.05.2026' }).first().waitFor();
  await page.goto(`${company.server.url}/deals/1/deal:999`);
  await title(page, /Такой сделки нет/);
  await isAccessible(page);
  await page.context().close();
});

test('the funnel answers in a sentence, and its numbers open to the deals they are of', async () => {
  const page = await company.open(DESK, '/funnel');
  await title(page, /^Из \d+ лид(а|ов) продаж(ей стал|ами стал[ио]) \d+$/);
  const share = page.locator('.whole button');
  await share.click();
  await page.locator('#provenance dl').waitFor();
  await page.getByText('Созрело и сосчитано').waitFor();
  await isAccessible(page);

  const entered = page.locator('tbody tr').first().locator('.entered a');
  const n = await entered.innerText();
  await entered.click();
  await title(page, new RegExp(`^${n} сдел`));
  await page.goBack();
  await page.locator('#losses').waitFor();
  const lost = page.locator('section[aria-labelledby="losses"] tbody a').first();
  const nLost = await lost.innerText();
  await lost.click();
  await title(page, new RegExp(`^${nLost} сдел`));
  await page.goBack();
  await page.locator('main search').getByLabel('Источник').selectOption({ label: 'Сайт' });
  await expect.poll(() => parameter(page, 'source')).not.toBeNull();
  await page.getByRole('button', { name: '3 месяца' }).click();
  await expect.poll(() => parameter(page, 'from')).not.toBeNull();
  await expect.poll(() => page.getByRole('button', { name: '3 месяца' }).getAttribute('aria-pressed')).toBe('true');
  await page.context().close();
});

test.each(LOOKS)('all pages of facts can be read: $language, $theme, $width px', async (look) => {
  for (const [path, name] of [['/deals', 'deals'], ['/deals/1/deal:2', 'deal'], ['/funnel', 'funnel']] as const) {
    const page = await company.open(look, path);
    await page.locator('main table').first().waitFor();
    await isAccessible(page);
    await picture(page, `facts-${name}`, look);
    await page.context().close();
  }
});
