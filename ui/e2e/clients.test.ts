import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look, picture, title } from './browser';
import { Founded } from './demo';

const company = new Founded();
const DESK: Look = { language: 'ru', theme: 'light', width: 1440 };

const TODAY = Date.now();
const day = (ago: number) => new Date(TODAY - ago * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('.');
const NAMES = ['Свет', 'Двор', 'Север', 'Маяк', 'Берег', 'Лес'];
const nameOf = (client: number) => `ООО «${NAMES[client % NAMES.length]} ${client}»`;

/** Twelve buy every month, twelve used to, and of `nOnce` each bought once; one asks what it costs. */
function table(nOnce: number): Buffer {
  const rows = [['ID', 'Название', 'Компания', 'Стадия', 'Сумма', 'Менеджер', 'Создана', 'Закрыта']];
  const deal = (client: number, ago: number, isWon: boolean) =>
    rows.push([
      String(rows.length), `Заказ ${rows.length}`, nameOf(client), isWon ? 'Успех' : 'Новая', String((60 + ((client * 37 + ago) % 90)) * 1_000),
      ['Анна Котова', 'Игорь Белов'][client % 2]!, day(ago + 9), isWon ? day(ago) : '',
    ]);
  for (let client = 1; client <= 12; client += 1) for (let n = 0; n < 14; n += 1) deal(client, 2 + client + n * 30, true);
  for (let client = 13; client <= 24; client += 1) for (let n = 14; n < 20; n += 1) deal(client, client + n * 30, true);
  for (let client = 25; client < 25 + nOnce; client += 1) deal(client, 5 + ((client * 29) % 500), true);
  deal(99, 1, false);
  return Buffer.from(rows.map((cells) => cells.join(';')).join('\n'));
}

/** What three clients ask the price of, one of them twice. */
const wished = [1, 2, 98, 98].map((client, at) => `W${at};Запрос ${at};${nameOf(client)};Новая;${100 + client}000;Анна Котова;${day(3)};`);
const WISHES = Buffer.from(['ID;Название;Компания;Стадия;Сумма;Менеджер;Создана;Закрыта', ...wished].join('\n'));

const MAP = {
  of: 'deals',
  feed: 'CRM',
  dates: 'DMY',
  currency: 'RUB',
  columns: { id: 'ID', title: 'Название', client: 'Компания', stage: 'Стадия', amount: 'Сумма', person: 'Менеджер', created: 'Создана', closed: 'Закрыта' },
  stages: { Успех: 'won', Новая: 'lead' },
};
const MONEY = {
  invoices: [{ of: 'invoices', feed: '1C', dates: 'DMY', currency: 'RUB', columns: { id: 'Номер', at: 'Дата', amount: 'Сумма', due: 'Срок', client: 'Клиент', deal: 'Сделка' } }, `Номер;Дата;Сумма;Срок;Клиент;Сделка\n71;${day(20)};90000;${day(8)};${nameOf(1)};1\n`],
  payments: [{ of: 'payments', feed: '1C', dates: 'DMY', currency: 'RUB', columns: { id: 'Номер', at: 'Дата', amount: 'Сумма', client: 'Клиент', deal: 'Сделка' } }, `Номер;Дата;Сумма;Клиент;Сделка\n31;${day(10)};40000;${nameOf(1)};1\n`],
} as const;

/** Through the interface that other programs use: here only the ground is laid. */
async function lay(page: Page, bytes: Buffer, map: object): Promise<void> {
  const sent = await page.request.post(`${company.server.url}/api/v1/import-files?name=clients.csv`, { data: bytes, headers: { 'Content-Type': 'application/octet-stream' } });
  const { file } = (await sent.json()) as { file: string };
  const done = await page.request.post(`${company.server.url}/api/v1/imports`, { data: { file, map } });
  expect(done.status(), await done.text()).toBe(201);
}

test('without facts, and of few clients, the page says what is missing', async () => {
  const page = await company.open(DESK, '/clients');
  await title(page, /^Клиентов пока нет$/);
  await page.getByText('Фактов пока нет.').waitFor();
  await isAccessible(page);
  await picture(page, 'clients-empty', DESK);
  await lay(page, table(3), MAP);
  await title(page, /^Клиентов пока мало, чтобы сказать/);
  await page.getByText('Купили 27 клиентов, для оценки нужно хотя бы 30.').waitFor();
  await isAccessible(page);
  await picture(page, 'clients-few', DESK);
  await page.context().close();
});

test('who is due stands first, is found, opened, and shows deals, payments and debts', async () => {
  const page = await company.open(DESK, '/clients');
  await lay(page, table(36), MAP);
  await lay(page, WISHES, MAP);
  for (const [map, rows] of Object.values(MONEY)) await lay(page, Buffer.from(rows), map);
  await title(page, /^Постоянные клиенты купят примерно на [\d ]+ ₽, скорее всего от [\d ]+ ₽ до [\d ]+ ₽$/);
  await page.getByRole('heading', { name: 'Кому пора купить' }).waitFor();
  await page.getByText('Показано 50 из 62').waitFor();
  await page.getByRole('button', { name: 'Показать ещё' }).click();
  const rows = page.getByRole('region', { name: 'Все клиенты' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(62);
  await page.getByLabel('Статус').selectOption('dormant');
  await expect.poll(() => rows.count()).toBeLessThan(62);
  await page.getByLabel('Статус').selectOption('');
  await page.getByLabel('Имя или ИНН').fill('свет 999');
  await page.getByText('Таких клиентов нет. Уберите условие.').waitFor();
  // Words in any order: two names have both.
  await page.getByLabel('Имя или ИНН').fill('1» двор');
  await expect.poll(() => rows.count()).toBe(2);

  // Those with the most in open deals: the largest first, each with the reason.
  await page.getByLabel('Имя или ИНН').fill('');
  const key = page.getByRole('button', { name: 'Крупные, 4' });
  await key.click();
  await expect.poll(() => rows.count()).toBe(4);
  expect(await key.getAttribute('aria-pressed')).toBe('true');
  expect(await rows.first().innerText()).toContain('98');
  const mark = rows.first().getByRole('button', { name: 'Крупный' });
  await mark.click();
  await rows.first().getByText('По сумме открытых сделок один из 5 самых крупных.').waitFor();
  await isAccessible(page);
  await picture(page, 'clients-key', DESK);
  await key.click();
  await expect.poll(() => rows.count()).toBe(50);

  await page.getByLabel('Имя или ИНН').fill('двор 1»');
  await expect.poll(() => rows.count()).toBe(2);
  await rows.getByRole('link', { name: 'ООО «Двор 1»' }).click();
  await page.waitForURL('**/clients/*');
  await title(page, /^ООО «Двор 1»: 14 покупок на [\d ]+ ₽$/);
  await page.getByText('Заплатил 40 000 ₽.').waitFor();
  await page.getByRole('complementary').getByText('По сумме открытых сделок один из 5 самых крупных.').waitFor();
  await page.getByText(/Клиент должен 50\s000/).waitFor();

  // To a deal, from there back to the client, and back to the list as it was.
  await page.locator('section[aria-labelledby=deals] tbody a').first().click();
  await page.waitForURL('**/deals/**');
  await page.getByRole('link', { name: 'ООО «Двор 1»' }).click();
  await title(page, /^ООО «Двор 1»/);
  await page.getByRole('link', { name: 'К списку клиентов' }).click();
  await expect.poll(() => rows.count()).toBe(2);
  expect(new URL(page.url()).searchParams.get('search')).toBe('двор 1»');

  await page.goto(`${company.server.url}/clients/99999`);
  await title(page, /^Такого клиента нет$/);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await title(page, /^Постоянные клиенты/);
  await page.context().close();
});

test.each(LOOKS)('clients can be read: $language, $theme, $width px', async (look) => {
  const page = await company.open(look, '/clients');
  await title(page, look.language === 'ru' ? /^Постоянные клиенты купят/ : /^Regular clients will buy/);
  await page.locator('main table').nth(1).waitFor();
  await isAccessible(page);
  await picture(page, 'clients-list', look);
  await page.locator('a', { hasText: 'Двор 1»' }).first().click();
  await title(page, /Двор 1»: 14/);
  await page.locator('section[aria-labelledby=deals] table').waitFor();
  await isAccessible(page);
  await picture(page, 'clients-card', look);
  await page.goto(`${company.server.url}/deals`);
  await page.locator('main table tbody a').first().waitFor();
  await isAccessible(page);
  await picture(page, 'clients-deals', look);
  await page.context().close();
});
