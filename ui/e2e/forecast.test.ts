import { expect, test } from 'vitest';

import { isAccessible, LOOKS, type Look, picture, title } from './browser';
import { Demo } from './demo';

const RU: Look = { language: 'ru', theme: 'light', width: 1440 };

const demo = new Demo();
const { server } = demo;

async function open(look: Look, path: string) {
  const own = await demo.owner(look);
  const page = await own.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}

test.each(LOOKS)('the forecast stands on home and in room 1, and its record on a page of its own: $language, $theme, $width px', async (look) => {
  const page = await open(look, '/');
  await page.locator('section[aria-labelledby="home-outlook"] figure svg').waitFor();
  await isAccessible(page);
  await page.getByRole('link', { name: look.language === 'ru' ? 'Из чего сложен прогноз' : 'What it is made of' }).click();
  const outlook = page.locator('section[aria-labelledby="outlook"]');
  await outlook.locator('figure svg').nth(1).waitFor();
  const folded = outlook.locator('summary');
  await folded.first().click();
  await folded.last().click();
  await outlook.getByRole('row').nth(6).waitFor();
  await isAccessible(page);
  await picture(page, 'forecast-room-1', look);
  await page.goto(`${server.url}/accuracy`);
  await title(page, look.language === 'ru' ? /итог\sлёг\sв\sполосу\sпрогноза/ : /within\sthe\sforecast’s\sband/);
  await isAccessible(page);
  await picture(page, 'forecast-accuracy', look);
  await page.context().close();
});

test('the record shows forecasts by how early they were made', async () => {
  const page = await open(RU, '/accuracy');
  const each = page.locator('section', { has: page.getByRole('heading', { name: 'Каждый прогноз' }) });
  const periods = () => each.getByRole('rowheader').allInnerTexts();
  // A record by payments is made again of a year of weeks: the first look takes seconds.
  await each.getByRole('rowheader').nth(9).waitFor();
  await each.getByRole('combobox').selectOption({ label: 'Квартал, за две недели до конца' });
  await expect.poll(async () => (await periods()).every((period) => period.includes('квартал'))).toBe(true);
  await page.context().close();
});

test('money counts as the goal does, each line of the plan has its chance, and what is open leads to its deals', async () => {
  const page = await open(RU, '/p/1/1');
  const outlook = page.locator('section[aria-labelledby="outlook"]');
  await outlook.getByText('Деньги считаем в день оплаты.').waitFor();
  await outlook.getByRole('rowheader', { name: 'Уже оплачено' }).waitFor();
  const lines = outlook.getByRole('table', { name: 'Строки плана' });
  await lines.getByRole('row').nth(2).waitFor();
  expect(await lines.getByRole('rowheader').allInnerTexts()).toEqual(['Новые клиенты', 'Постоянные клиенты']);
  expect(await lines.locator('tbody').getByText(/из\s10/).count()).toBe(2);
  await outlook.getByRole('link', { name: /^Открыт/ }).click();
  await title(page, /./);
  expect(new URL(page.url()).searchParams.get('outcome')).toBe('open');
  await page.context().close();
});
