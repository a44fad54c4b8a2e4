import { beforeEach, expect, test } from 'vitest';

import { sayPeriod, sayPeriodInside } from './sentences';
import { speak } from './words.svelte';

beforeEach(() => speak('ru'));

test('a month, a quarter and a year have their names, other periods are days', async () => {
  expect(sayPeriod('2026-12-01', '2026-12-31')).toBe('Декабрь 2026');
  expect(sayPeriodInside('2026-12-01', '2026-12-31')).toBe('декабрь 2026');
  expect(sayPeriod('2027-01-01', '2027-03-31')).toBe('1-й квартал 2027');
  expect(sayPeriod('2028-10-01', '2028-12-31')).toBe('4-й квартал 2028');
  expect(sayPeriod('2027-01-01', '2027-12-31')).toBe('2027 год');
  for (const [from, to] of [['2027-02-01', '2027-04-30'], ['2027-01-02', '2027-03-31'], ['2027-01-01', '2028-12-31']] as const) {
    expect(sayPeriod(from, to)).toMatch(/\d –|–/);
  }
  await speak('en');
  expect([sayPeriod('2027-01-01', '2027-03-31'), sayPeriodInside('2027-01-01', '2027-12-31')]).toEqual(['Q1 2027', '2027']);
});
