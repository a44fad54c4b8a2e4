import { expect, test } from 'vitest';

import { isAccessible, LOOKS, picture } from './browser';
import { Demo } from './demo';

const company = new Demo();

test.each(LOOKS)('the numbers of a week are kept as they are typed: $language, $theme, $width px', async (look) => {
  const page = await company.open(look, '/p/1/week');
  await page.locator('.row').first().waitFor();
  await page.locator('.row').first().getByRole('button').last().click();
  await expect.poll(() => page.locator('.row').first().locator('.steps input').inputValue()).toMatch(/^[1-9]/);
  await page.getByText(look.language === 'ru' ? 'Сохранено.' : 'Saved.').waitFor();
  await isAccessible(page);
  await picture(page, 'entry-week', look);
  await page.reload();
  await page.locator('.row').first().waitFor();
  await expect.poll(() => page.locator('.row').first().locator('.steps input').inputValue()).toMatch(/^[1-9]/);
  await page.context().close();
});
