import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { context, isAccessible, type Look, picture, title } from './browser';
import { Founded } from './demo';

const WIDE: Look = { language: 'ru', theme: 'light', width: 1440 };
const PHONE: Look = { language: 'en', theme: 'dark', width: 390 };

const company = new Founded();
const { server } = company;

/** One name is an employee's in another order, one is like an employee's, one is nobody's. */
const DEALS = [
  'ID;Название;Компания;Стадия;Сумма;Ответственный;Создана',
  '1;Окна;ООО Свет;Новая;100000;Котова Анна;02.11.2026',
  '2;Двери;ООО Лес;Новая;50000;Белов И.;03.11.2026',
  '3;Полы;ООО Двор;Новая;70000;Белов И.;04.11.2026',
  '4;Рамы;ООО Дом;Новая;30000;Пётр Дёмин;05.11.2026',
].join('\n');
const MAP = {
  of: 'deals',
  feed: 'CRM',
  dates: 'DMY',
  columns: { id: 'ID', title: 'Название', client: 'Компания', stage: 'Стадия', amount: 'Сумма', person: 'Ответственный', created: 'Создана' },
  stages: { Новая: 'lead' },
};

let links: Record<string, string> = {};

beforeAll(async () => {
  const owner = await company.owner(WIDE);
  const post = async (path: string, data: object) => {
    const answer = await owner.request.post(`${server.url}/api/v1${path}`, { data, headers: { Origin: server.url } });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Record<string, unknown>;
  };
  for (const name of ['Анна Котова', 'Игорь Белов']) await post('/employees', { name, starts_on: '2026-01-12' });
  for (const [name, email] of [['Игорь Белов', 'igor@example.com'], ['Новенький', 'new@example.com']] as const) {
    links = { ...links, [email]: String((await post('/members', { name, email, role: 'rep' }))['link']) };
  }
  const sent = await owner.request.post(`${server.url}/api/v1/import-files?name=deals.csv`, {
    data: Buffer.from(DEALS),
    headers: { 'Content-Type': 'application/octet-stream', Origin: server.url },
  });
  await post('/imports', { file: ((await sent.json()) as { file: string }).file, map: MAP });
  await owner.close();
});

async function signedIn(browser: Browser, look: Look, email: string): Promise<Page> {
  const page = await (await context(browser, look)).newPage();
  await page.goto(server.url + links[email]!);
  await page.waitForURL(`${server.url}/`);
  return page;
}

test('names in files find their employees, and an employee sees the deals under his names', async () => {
  const page = await company.open(WIDE, '/team');
  const names = page.getByRole('region', { name: 'Имена из файлов' });
  const row = (name: string) => names.getByRole('row', { name: new RegExp(name) });
  const whose = (name: string) => row(name).getByRole('combobox').locator('option:checked').innerText();
  await names.getByText(/2 имени пока ничьи/).waitFor();
  expect(await whose('Котова Анна')).toBe('Анна Котова');
  expect(await whose('Белов И')).toBe('пока ничьё');

  // Saved at once, taken back by one press.
  await row('Белов И').getByRole('button', { name: 'Это Игорь Белов' }).click();
  await page.getByText('Белов И.: это Игорь Белов').waitFor();
  expect(await whose('Белов И')).toBe('Игорь Белов');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect.poll(() => whose('Белов И')).toBe('пока ничьё');
  await row('Белов И').getByRole('combobox').selectOption({ label: 'Игорь Белов' });
  await page.getByText('Белов И.: это Игорь Белов').waitFor();

  // Who is nobody yet becomes an employee, and goes again.
  await row('Пётр Дёмин').getByRole('button').click();
  await page.getByText('Пётр Дёмин: теперь в команде').waitFor();
  await expect.poll(() => whose('Пётр Дёмин')).toBe('Пётр Дёмин');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect.poll(() => whose('Пётр Дёмин')).toBe('пока ничьё');
  await isAccessible(page);
  await picture(page, 'names', WIDE);

  // An account is tied where the person is.
  await page.getByRole('button', { name: 'Игорь Белов: переводы и отсутствия' }).click();
  const account = page.getByLabel('Учётная запись');
  await account.selectOption({ label: 'Игорь Белов, igor@example.com' });
  await expect.poll(() => account.locator('option:checked').innerText()).toContain('igor@example.com');
  await isAccessible(page);
  await page.context().close();

  const igor = await signedIn(company.browser, WIDE, 'igor@example.com');
  await igor.goto(`${server.url}/deals`);
  await title(igor, /^2 /);
  await igor.getByText(/только\s+ваши\s+сделки/).waitFor();
  expect(await igor.getByText('Окна').count()).toBe(0);
  await picture(igor, 'own-deals', WIDE);
  await igor.context().close();
});

test('an account that is nobody’s is told what to do', async () => {
  const page = await signedIn(company.browser, WIDE, 'new@example.com');
  for (const path of ['/deals', '/clients', '/funnel']) {
    await page.goto(server.url + path);
    await page.getByText(/ни\s+к\s+кому\s+в\s+команде\s+не\s+привязана/).waitFor();
  }
  await isAccessible(page);
  await picture(page, 'nobodys-account', WIDE);
  await page.context().close();
});

test('a rule is changed and taken back; weeks close in two steps, for good', async () => {
  const page = await company.open(WIDE, '/rules');
  const months = page.getByLabel('Спящий, если не покупал столько месяцев');
  const save = page.getByRole('region', { name: 'Спящие клиенты' }).getByRole('button', { name: 'Сохранить' });
  await months.fill('много');
  await save.click();
  await page.getByText('Нужно целое число месяцев от 1 до 60.').waitFor();
  await months.fill('6');
  await save.click();
  await page.getByText('Правило сохранено').waitFor();
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect.poll(() => months.inputValue()).toBe('12');
  await page.getByText(/Факты уже разложены/).waitFor();

  await page.getByRole('button', { name: 'Закрыть…' }).click();
  const keep = page.getByRole('button', { name: 'Пока не закрывать' });
  await expect.poll(() => keep.evaluate((button) => button === document.activeElement)).toBe(true);
  await isAccessible(page);
  await picture(page, 'rules-sure', WIDE);
  await keep.click();
  await page.getByRole('button', { name: 'Закрыть…' }).click();
  await page.getByRole('button', { name: /Закрыть по .* навсегда/ }).click();
  await page.getByText(/Недели\s+закрыты\s+по\s.*включительно/).waitFor();
  await page.getByText('Открытых недель, которые уже прошли, нет.').waitFor();
  await isAccessible(page);
  await page.context().close();
});

test('the same on a phone, in English, in the dark', async () => {
  const page = await company.open(PHONE, '/team');
  await page.getByRole('heading', { name: 'Names in files' }).waitFor();
  await isAccessible(page);
  await picture(page, 'names', PHONE);
  await page.goto(`${server.url}/rules`);
  await page.getByRole('heading', { name: 'Closed weeks' }).waitFor();
  await isAccessible(page);
  await picture(page, 'rules', PHONE);
  await page.context().close();
});
