import { test } from 'vitest';

import { isAccessible, type Look, picture, title } from './browser';
import { Founded } from './demo';

const company = new Founded();
const DESK: Look = { language: 'ru', theme: 'light', width: 1440 };

test('a deal is written, goes on, is paid, and each of that is taken back', async () => {
  const page = await company.open(DESK, '/deals');
  await page.getByRole('button', { name: 'Добавить сделку' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Добавить сделку' }).click();
  // Nothing is lost where something is missing, and it is said at its field.
  await sheet.getByRole('alert').waitFor();
  await sheet.getByLabel('Название').fill('Стеллажи для склада');
  await sheet.getByLabel('Клиент', { exact: true }).fill('ООО «Склад»');
  await sheet.getByLabel('Сумма').fill('200 тыс');
  await sheet.getByLabel('Менеджер').fill('Анна Котова');
  await sheet.getByLabel('Источник').fill('Выставка');
  await sheet.getByLabel('Когда началась').fill('02.11.2026');
  await isAccessible(page);
  await picture(page, 'entry-deal', DESK);
  await sheet.getByRole('button', { name: 'Добавить сделку' }).click();
  await title(page, /Стеллажи для склада.*200\s000/);

  await page.getByRole('button', { name: 'Изменить' }).click();
  await sheet.getByLabel('Этап').selectOption('meeting');
  await sheet.getByLabel('Когда это случилось').fill('10.11.2026');
  await sheet.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Сделка изменена.').waitFor();
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'Что происходило' }) });
  await history.getByText('10.11.2026').first().waitFor();

  await page.getByRole('button', { name: 'Добавить оплату' }).click();
  await sheet.getByLabel('Сумма').fill('80 000');
  await sheet.getByLabel('Когда').fill('12.11.2026');
  await sheet.getByRole('button', { name: 'Добавить оплату' }).click();
  await page.getByText('Оплата добавлена.').waitFor();
  await page.locator('dd', { hasText: /80\s000/ }).waitFor();
  await page.getByRole('button', { name: 'Отменить' }).click();
  await page.getByText('Отменено.').waitFor();
  await page.locator('dd', { hasText: /80\s000/ }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Добавить действие' }).click();
  await sheet.getByLabel('Чем закончилось').fill('Попросили КП');
  await sheet.getByRole('button', { name: 'Добавить', exact: true }).click();
  await page.getByText('Попросили КП').waitFor();
  await isAccessible(page);
  await picture(page, 'entry-card', DESK);

  await history.getByRole('button', { name: /^Убрать: Этап/ }).first().click();
  await page.getByText('Запись зачёркнута.').waitFor();
  await history.locator('del').first().waitFor();
  await page.context().close();
});
