import { mkdirSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look } from './browser';
import { Demo } from './demo';

/** Pictures of the screens, for whoever asks for them. */
const PICTURES = process.env.ZADEL_PICTURES;

const demo = new Demo();
const DESK: Look = { language: 'ru', theme: 'light', width: 1440 };

async function picture(page: Page, name: string, look: Look): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/facts-${name}-${look.width}-${look.theme}-${look.language}.png`, fullPage: true });
}

async function open(look: Look, path: string): Promise<Page> {
  const own = await demo.owner(look);
  const page = await own.newPage();
  await page.goto(demo.server.url + path);
  await page.locator('main h1').waitFor();
  return page;
}

const title = (page: Page, text: RegExp) =>
  expect.poll(async () => (await page.locator('main h1').innerText()).replace(/\s+/g, ' '), { timeout: 15_000 }).toMatch(text);
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
  const sent = await page.request.post(`${demo.server.url}/api/v1/import-files?name=deals.csv`, { data: table(isNewer), headers: { 'Content-Type': 'application/octet-stream' } });
  const { file } = (await sent.json()) as { file: string };
  const done = await page.request.post(`${demo.server.url}/api/v1/imports`, { data: { file, map: MAP, dry_run: false } });
  expect(done.status(), await done.text()).toBe(201);
}

test('a deal shows what happened to it and from which line of which file', async () => {
  const page = await open(DESK, '/deals');
  await bring(page, false);
  await bring(page, true);
  await page.goto(`${demo.server.url}/deals/1/deal:2`);
  await title(page, /Двери, заказ 2/);
  await page.getByText('deals.csv, строка 3').first().waitFor();
  await page.getByText('Причина отказа').waitFor();
  // Of the day that the file says, though this browser lives elsewhere.
  await page.locator('main td', { hasText: '06.05.2026' }).first().waitFor();
  await page.goto(`${demo.server.url}/deals/1/deal:999`);
  await title(page, /Такой сделки нет/);
  await isAccessible(page);
  await page.context().close();
});

test.each(LOOKS)('all pages of facts can be read: $language, $theme, $width px', async (look) => {
  for (const [path, name] of [['/deals', 'deals'], ['/deals/1/deal:2', 'deal'], ['/funnel', 'funnel']] as const) {
    const page = await open(look, path);
    await page.locator('main table').first().waitFor();
    await isAccessible(page);
    await picture(page, name, look);
    await page.context().close();
  }
});
