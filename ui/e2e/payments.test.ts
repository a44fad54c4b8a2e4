import { mkdirSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, type Look } from './browser';
import { Demo } from './demo';

const LOOKS: Look[] = [
  { language: 'ru', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 390 },
];

/** Pictures of the screens, for whoever asks for them. */
const PICTURES = process.env.ZADEL_PICTURES;

const demo = new Demo();

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/payments-${name}-${page.viewportSize()!.width}.png`, fullPage: true });
}

const OWN = '40702810000000000001';
const TODAY = new Date();
const day = (ago: number) => new Date(TODAY.getTime() - ago * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('.');

/** Letters of Russian in the encoding of old Windows. */
function cp1251(text: string): Buffer {
  const byte = (letter: string) => {
    const code = letter.codePointAt(0)!;
    if (0x410 <= code && code <= 0x44f) return code - 0x350;
    return code === 0x401 ? 0xa8 : code === 0x451 ? 0xb8 : code === 0x2116 ? 0xb9 : code;
  };
  return Buffer.from([...text].map(byte));
}

/** As a bank writes it: payments that came in, and one that went out. */
function statement(feed: string): Buffer {
  const payments = [
    [1, '100000.00', `ООО Свет ${feed}`, `Оплата по счёту № ${feed}12`],
    [2, '70000.00', `ООО Двор ${feed}`, 'За ворота'],
    [3, '15000.00', `ИП Ёлкин ${feed}`, 'Возврат займа по расписке'],
  ] as const;
  const documents = payments.map(([number, sum, payer, purpose]) => [
    'СекцияДокумент=Платежное поручение', `Номер=${feed}${number}`, `Дата=${day(3)}`, `Сумма=${sum}`, 'ПлательщикСчет=40702810000000000099',
    `Плательщик1=${payer}`, `ПолучательСчет=${OWN}`, `НазначениеПлатежа=${purpose}`, 'КонецДокумента',
  ]);
  const out = ['СекцияДокумент=Платежное поручение', 'Номер=9', `Дата=${day(3)}`, 'Сумма=5000', `ПлательщикСчет=${OWN}`, 'ПолучательСчет=40702810000000000077', 'КонецДокумента'];
  return cp1251(['1CClientBankExchange', 'Кодировка=Windows', `РасчСчет=${OWN}`, ...documents.flat(), ...out, 'КонецФайла'].join('\r\n'));
}

const deals = (feed: string) =>
  Buffer.from(
    [
      'ID;Название сделки;Компания;Стадия сделки;Сумма;Валюта;Ответственный;Дата создания;Дата закрытия',
      `${feed}1;Окна;ООО Свет ${feed};Новая;300000;RUB;Анна Котова;${day(40)};`,
      `${feed}2;Ворота;ООО Двор ${feed};Новая;70000;RUB;Игорь Белов;${day(40)};`,
      `${feed}3;Ворота второй очереди;ООО Двор ${feed};Новая;70000;RUB;Игорь Белов;${day(40)};`,
    ].join('\n'),
  );

const invoices = (feed: string) =>
  Buffer.from(['Номер счёта;Дата;Сумма;Валюта;Срок оплаты;Клиент;Сделка', `${feed}12;${day(30)};160000;RUB;${day(10)};ООО Свет ${feed};${feed}1`].join('\n'));

/** Through the interface that other programs use: here only the ground is laid. */
async function lay(page: Page, name: string, bytes: Buffer, map: object): Promise<void> {
  const sent = await page.request.post(`${demo.server.url}/api/v1/import-files?name=${name}`, {
    data: bytes,
    headers: { 'Content-Type': 'application/octet-stream', Origin: demo.server.url },
  });
  const { file } = (await sent.json()) as { file: string };
  const loaded = await page.request.post(`${demo.server.url}/api/v1/imports`, { data: { file, map }, headers: { Origin: demo.server.url } });
  expect(loaded.status(), await loaded.text()).toBe(201);
}

const DEALS_MAP = {
  of: 'deals',
  feed: 'CRM',
  currency: 'RUB',
  columns: { id: 'ID', title: 'Название сделки', client: 'Компания', stage: 'Стадия сделки', amount: 'Сумма', person: 'Ответственный', created: 'Дата создания' },
  stages: { Новая: 'lead' },
};
const INVOICES_MAP = {
  of: 'invoices',
  feed: '1C',
  currency: 'RUB',
  columns: { id: 'Номер счёта', at: 'Дата', amount: 'Сумма', due: 'Срок оплаты', client: 'Клиент', deal: 'Сделка' },
};

const heading = (page: Page) => page.locator('main h1').innerText().then((text) => text.replace(/\s+/g, ' '));

test.each(LOOKS)('a statement is loaded, and what finds no deal is given one: $language $theme $width', async (look) => {
  const own = await demo.owner(look);
  const page = await own.newPage();
  const isRussian = look.language === 'ru';
  const feed = isRussian ? 'a' : 'b';
  await page.goto(`${demo.server.url}/import`);
  await page.locator('main h1').waitFor();
  await lay(page, 'deals.csv', deals(feed), DEALS_MAP);
  await lay(page, 'invoices.csv', invoices(feed), INVOICES_MAP);

  await page.locator('input[data-import]').setInputFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: statement(feed) });
  await expect.poll(() => heading(page), { timeout: 15_000 }).toMatch(isRussian ? /банковская выписка/ : /bank statement/);
  await expect.poll(async () => (await page.locator('main .bar').innerText()).replace(/\s+/g, ' '), { timeout: 15_000 }).toMatch(/3/);
  await isAccessible(page);
  await picture(page, 'statement');
  await page.locator('main .bar button').click();

  // What found no deal stands right below what came.
  const rows = page.locator('[data-open-payments] li');
  await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(2);
  await picture(page, 'done');
  await isAccessible(page);

  // Two deals of the client have that sum: a person says which.
  await rows.filter({ hasText: `Двор ${feed}` }).getByRole('button').first().click();
  const sheet = page.locator('dialog');
  await expect.poll(() => sheet.locator('li').count()).toBe(2);
  await picture(page, 'choose');
  await isAccessible(page);
  await sheet.locator('li button', { hasText: `${feed}3` }).click();
  await expect.poll(() => rows.count()).toBe(1);

  // Taken back within the toast, and said again.
  await page.getByRole('button', { name: isRussian ? 'Отменить' : 'Undo', exact: true }).click();
  await expect.poll(() => rows.count()).toBe(2);

  // The page of all that wait; what else waits in this company is not looked at.
  const mine = rows.filter({ hasText: new RegExp(` ${feed}\\b`) });
  await page.goto(`${demo.server.url}/payments`);
  await expect.poll(() => heading(page), { timeout: 15_000 }).toMatch(isRussian ? /^Без сделки \d+ оплат/ : /payments without a deal/);
  await expect.poll(() => mine.count()).toBe(2);
  await expect.poll(() => page.locator('table tbody tr', { hasText: `${feed}12` }).count()).toBe(1);
  await isAccessible(page);
  await picture(page, 'page');
  await mine.filter({ hasText: 'расписке' }).getByRole('button').last().click();
  await expect.poll(() => mine.count()).toBe(1);
  await mine.first().getByRole('button').first().click();
  await sheet.locator('input').fill(`${feed}2`);
  await expect.poll(() => sheet.locator('li', { hasText: `${feed}2` }).count()).toBe(1);
  await sheet.locator('li button', { hasText: `${feed}2` }).click();
  await expect.poll(() => mine.count()).toBe(0);
  await picture(page, 'none');
  await own.close();
});
