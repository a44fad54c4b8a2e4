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
  await page.screenshot({ path: `${PICTURES}/import-${name}-${page.viewportSize()!.width}.png` });
  await page.screenshot({ path: `${PICTURES}/import-${name}-${page.viewportSize()!.width}-all.png`, fullPage: true });
}

async function open(look: Look): Promise<Page> {
  const own = await demo.owner(look);
  const page = await own.newPage();
  await page.goto(`${demo.server.url}/import`);
  await page.locator('main h1').waitFor();
  return page;
}

const title = (page: Page, text: RegExp) =>
  expect.poll(async () => (await page.locator('main h1').innerText()).replace(/\s+/g, ' '), { timeout: 15_000 }).toMatch(text);
const outlook = (page: Page, text: RegExp) =>
  expect.poll(async () => (await page.locator('main .bar').innerText()).replace(/\s+/g, ' '), { timeout: 15_000 }).toMatch(text);
const isFocused = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

/** As Bitrix24 writes it: a mark of UTF-8, a delimiter behind the last cell, everything in quotes. */
function bitrix(day: number, feed: string): Buffer {
  const head = ['ID', 'Название сделки', 'Стадия сделки', 'Сумма', 'Валюта', 'Ответственный', 'Дата создания', 'Дата закрытия', 'Источник', 'Рабочий телефон'];
  const rows = Array.from({ length: 12 }, (_, at) => {
    const isWon = at < 3 + day;
    const stage = isWon ? 'Сделка успешна' : at % 2 === 0 ? 'КП отправлено' : `У Петровича ${feed}`;
    const date = `${String(at + 1).padStart(2, '0')}.09.2026 10:00:00`;
    const amount = at === 11 ? 'сто тысяч' : `${at + 1}00000`;
    return [`${feed}${at + 1}`, `Окна ${at + 1}`, stage, amount, 'RUB', at % 2 === 0 ? 'Анна Котова' : 'Игорь Белов', date, isWon ? `${String(at + 2).padStart(2, '0')}.10.2026` : '', 'Сайт', '+7 900 000-00-00'];
  });
  const lines = [head, ...rows].map((cells) => `${cells.map((cell) => `"${cell}"`).join(';')};`);
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** Letters of Russian in the encoding of old Windows. */
function cp1251(text: string): Buffer {
  const byte = (letter: string) => {
    const code = letter.codePointAt(0)!;
    if (0x410 <= code && code <= 0x44f) return code - 0x350;
    return code === 0x401 ? 0xa8 : code === 0x451 ? 0xb8 : code;
  };
  return Buffer.from([...text].map(byte));
}

const AMO = cp1251(
  [
    'ID,Название сделки,Компания,Этап сделки,Воронка,Бюджет,Ответственный,Дата создания,Дата закрытия',
    '501,Двери,ООО Вектор,Первичный контакт,Опт,120000,Анна Котова,01.09.2026,',
    '502,Двери,ООО Север,Успешно реализовано,Опт,340000,Анна Котова,02.09.2026,20.09.2026',
  ].join('\n'),
);

const PAGE = Buffer.from(
  `<html><head><meta charset="utf-8"></head><body><table>${[
    ['ID', 'Название сделки', 'Стадия сделки', 'Сумма', 'Валюта', 'Дата создания', 'Дата закрытия'],
    ['901', 'Полы', 'Новая', '100000', 'RUB', '01.09.2026', ''],
    ['902', 'Полы', 'Сделка успешна', '200000', 'RUB', '02.09.2026', '05.10.2026'],
  ].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
);

/** Drops a file onto the page, as a hand does. */
async function drop(page: Page, name: string, contents: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, contents]) => {
      const bytes = Uint8Array.from(atob(contents), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      return transfer;
    },
    [name, contents.toString('base64')] as const,
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

const chosen = (page: Page, name: string, buffer: Buffer) => page.locator('[data-import]').setInputFiles({ name, mimeType: 'text/csv', buffer });

test.each(LOOKS)('dropped, understood, asked, loaded, loaded again and taken back: $language, $theme, $width px', async (look) => {
  const ru = look.language === 'ru';
  const feed = ru ? '1' : '2';
  const page = await open(look);
  await page.locator('#former').waitFor();
  await isAccessible(page);
  await picture(page, '1-empty');

  await drop(page, `deals-${feed}.csv`, bitrix(0, feed));
  await title(page, ru ? /Битрикс24: 12 строк/ : /Bitrix24 deals: 12 rows/);
  await isFocused(page);
  await outlook(page, ru ? /не примем \d/ : /\d+ not taken/);
  await isAccessible(page);
  await picture(page, '2-understood');

  const thinking = page.getByLabel(`${ru ? 'Что значит этап' : 'What the stage'} У Петровича ${feed}`);
  await page.locator('main .btn.p').click();
  await page.getByText(ru ? 'Сначала ответьте на вопросы' : 'Answer the questions first').waitFor();
  if (ru) {
    await thinking.selectOption('open');
    // What was set stays while another page is looked at.
    await page.getByRole('link', { name: 'Команда' }).first().click();
    await page.getByRole('link', { name: 'Импорт' }).first().click();
  } else {
    await page.getByRole('button', { name: 'The others prove nothing' }).click();
  }
  expect(await thinking.inputValue()).toBe('open');
  await outlook(page, ru ? /Запишем 11 строк, не примем 1 строку/ : /11 rows will be written, 1 not taken/);
  await page.locator('details', { hasText: ru ? 'Не сумма' : 'Not an amount' }).last().locator('summary').click({ force: true });
  await picture(page, '3-answered');
  await isAccessible(page);

  await page.locator('main .btn.p').click();
  await title(page, ru ? /Загружено 11 строк, не принята 1/ : /11 rows loaded, 1 not taken/);
  await isFocused(page);
  await isAccessible(page);
  await picture(page, '4-done');

  // A newer export brings what changed, and nothing twice; the map is that of the last time.
  await chosen(page, `deals-${feed}-later.csv`, bitrix(1, feed));
  await title(page, ru ? /Битрикс24/ : /Bitrix24/);
  await page.getByText(ru ? /как в\s+прошлый раз/ : /those of the last time/).waitFor();
  await outlook(page, ru ? /Запишем 1 строку, без изменений 10/ : /1 row will be written, 10 unchanged/);
  await picture(page, '5-known');
  await page.locator('main .btn.p').click();
  await title(page, ru ? /Загружена 1 строка/ : /1 row loaded/);

  // Taken back from the list: asked first, then struck through.
  await page.getByRole('button', { name: ru ? 'Загруженные файлы' : 'Loaded files' }).click();
  await page.getByRole('button', { name: new RegExp(`deals-${feed}-later`) }).click();
  await picture(page, '6-sure');
  await isAccessible(page);
  await page.getByRole('button', { name: ru ? 'Отменить загрузку' : 'Take it back', exact: true }).first().click();
  await page.locator('del', { hasText: `deals-${feed}-later.csv` }).waitFor();
  await isAccessible(page);
  await picture(page, '7-withdrawn');
  await page.context().close();
});

test('an export of amoCRM in the old encoding and a web page called .xls are understood as well', async () => {
  const page = await open(LOOKS[0]!);
  await chosen(page, 'amo.csv', AMO);
  await title(page, /amoCRM: 2 строки/);
  await page.getByText('Первичный контакт').first().waitFor();
  await picture(page, '8-amo');
  await chosen(page, 'deals.xls', PAGE);
  await title(page, /Битрикс24: 2 строки/);
  await isAccessible(page);
  await chosen(page, 'broken.xlsx', Buffer.from('PK\u0003\u0004 and then the line broke'));
  await page.getByRole('alert').waitFor();
  await isAccessible(page);
  await picture(page, '9-refused');
  await chosen(page, 'unknown.csv', Buffer.from('foo;bar;baz\n1;2;3\n4;5;6\n'));
  await title(page, /незнакомы/);
  await isAccessible(page);
  await picture(page, '10-unknown');
  await page.context().close();
});

test('a long import says how far it is, and stopped it keeps nothing', async () => {
  const page = await open(LOOKS[0]!);
  const rows = Array.from({ length: 40_000 }, (_, at) => `L${at};Окна;Новая;100000;RUB;01.09.2026;`);
  const long = Buffer.from(['ID;Название сделки;Стадия сделки;Сумма;Валюта;Дата создания;Дата закрытия', ...rows].join('\n'));
  await chosen(page, 'long.csv', long);
  await title(page, /Битрикс24: 40 000 строк/);
  await outlook(page, /Запишем 40 000 строк/);
  await page.locator('main .btn.p').click();
  await title(page, /Загружаем/);
  await page.getByRole('button', { name: 'Остановить' }).click();
  await page.getByText('Остановлено. Ничего не записано.').waitFor();
  await picture(page, '12-stopped');
  // The file is sent again when it is needed, and nobody notices.
  await page.getByLabel('Что значит этап Новая').selectOption('open');
  await outlook(page, /Запишем 40 000 строк/);
  const { imports } = (await (await page.request.get(`${demo.server.url}/api/v1/imports`)).json()) as { imports: { file_name: string }[] };
  expect(imports.some(({ file_name }) => file_name === 'long.csv')).toBe(false);
  await page.context().close();
});
