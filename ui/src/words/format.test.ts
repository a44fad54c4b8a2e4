import { expect, test } from 'vitest';

import { major, numbersOf, written, writtenText } from './format';

const RUB = { currency: 'RUB', exponent: 2 };
const ru = numbersOf('ru');
const en = numbersOf('en');

test('money has no-break spaces in Russian and commas in English, and kopecks only where there are any', () => {
  expect(ru.money(100_000_000, RUB)).toBe('1\u00A0000\u00A0000\u00A0₽');
  expect(en.money(100_000_000, RUB)).toBe('₽1,000,000');
  expect(ru.wholeMoney(19_999_950, RUB)).toBe('200\u00A0000\u00A0₽');
  expect(ru.money(19_999_950, RUB)).toBe('199\u00A0999,50\u00A0₽');
});

test('what is not known exactly has three digits', () => {
  expect(ru.aboutMoney(123_456_789_00, RUB)).toBe('123\u00A0000\u00A0000\u00A0₽');
  expect(ru.aboutMoney(-1_234_50, RUB)).toBe('−1\u00A0230\u00A0₽');
  expect(en.aboutMoney(99_960, RUB)).toBe('₽1,000');
  expect(en.aboutMoney(4_20, RUB)).toBe('₽4');
});

test('the largest sum keeps its last kopeck', () => {
  expect(en.money(9_007_199_254_740_991, RUB)).toBe('₽90,071,992,547,409.91');
});

test('a minus is a minus and a plus is said', () => {
  expect(ru.money(-14_000_000, RUB)).toBe('−140\u00A0000\u00A0₽');
  expect(ru.signedMoney(20_000_000, RUB)).toBe('+200\u00A0000\u00A0₽');
});

test('a percent stands apart from its number in Russian only', () => {
  expect(ru.percent(0.3)).toBe('30\u00A0%');
  expect(en.percent(0.3)).toBe('30%');
  expect(ru.fraction({ text: '1/3', value: 1 / 3 }, 'conversion')).toBe('33,3\u00A0%');
  expect(ru.fraction({ text: '3/2', value: 1.5 }, 'rate')).toBe('1,5');
  expect(ru.fraction({ text: '9/124', value: 9 / 124 }, 'rate')).toBe('0,073');
});

test('few observations are not told to a tenth of a percent, and a spread is one range', () => {
  expect(ru.observed({ text: '9/32', value: 9 / 32 }, 'conversion')).toBe('28\u00A0%');
  expect(ru.observed({ text: '3/125', value: 0.024 }, 'conversion')).toBe('2,4\u00A0%');
  expect(ru.spread(0.19, 0.39, 'conversion')).toBe('19–39\u00A0%');
  expect(ru.spread(0.019, 0.024, 'conversion')).toBe('1,9–2,4\u00A0%');
  expect(en.spread(0.4, 0.6, 'rate')).toBe('0.4–0.6');
});

test('a whole month is named, other periods are days', () => {
  expect(ru.period('2026-12-01', '2026-12-31')).toBe('Декабрь 2026');
  expect(ru.periodInside('2026-12-01', '2026-12-31')).toBe('декабрь 2026');
  expect(en.periodInside('2026-12-01', '2026-12-31')).toBe('December 2026');
  expect(en.period('2026-02-01', '2026-02-28')).toBe('February 2026');
  expect(en.period('2026-12-01', '2026-12-30')).toContain('1–30');
});

test('days of one month are one word', () => {
  expect(ru.span('2026-12-01', '2026-12-06')).toBe('1–6\u00A0дек.');
});

test('minor units are written out without floating point', () => {
  expect(major(123_456, 2)).toBe('1234.56');
  expect(major(5, 2)).toBe('0.05');
  expect(major(-5, 2)).toBe('-0.05');
  expect(major(42, 0)).toBe('42');
});

test('a value is written by what it counts, and nothing is nothing', () => {
  expect(written(ru, 'count', 20, RUB)).toBe('20');
  expect(written(ru, 'share', 6000, RUB)).toBe('60\u00A0%');
  expect(written(ru, 'money', null, RUB)).toBeNull();
});

test("a document's text is written like its value, and strange text is left alone", () => {
  expect(writtenText(ru, 'money', '199999.5', RUB)).toBe('199\u00A0999,50\u00A0₽');
  expect(writtenText(ru, 'fraction', '3/10', RUB)).toBe('30\u00A0%');
  expect(writtenText(ru, 'count', '1200', RUB)).toBe('1\u00A0200');
  expect(writtenText(ru, 'money', '200 тысяч', RUB)).toBe('200 тысяч');
});
