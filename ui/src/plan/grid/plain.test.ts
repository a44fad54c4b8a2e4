import { expect, test } from 'vitest';

import { numbersOf } from '../../words/format';
import { plainNumber, plainText } from './plain';

const RUB = { currency: 'RUB', exponent: 2 };

test('a number loses what a program for sheets would stumble over, and keeps its decimal sign', () => {
  const [ru, en] = [numbersOf('ru'), numbersOf('en')];
  expect(plainNumber(ru.money(19_999_950, RUB), 'ru')).toBe('199999,50');
  expect(plainNumber(en.money(123_456_789, RUB), 'en')).toBe('1234567.89');
  expect(plainNumber(ru.money(-14_000_000, RUB), 'ru')).toBe('-140000');
  expect(plainNumber(en.money(-14_000_000, RUB), 'en')).toBe('-140000');
  expect(plainNumber(ru.signedMoney(20_000_000, RUB), 'ru')).toBe('200000');
  expect(plainNumber(ru.percent(0.333), 'ru')).toBe('33,3%');
  expect(plainNumber(en.percent(0.3), 'en')).toBe('30%');
  expect(plainNumber(ru.count(1_200), 'ru')).toBe('1200');
});

test('words, days and ranges are no numbers', () => {
  for (const text of ['?', '–', '', '6 из 10', '05.12.2026', '19–39 %', '4 ч', '9/32', '1,23,4', 'v2']) {
    expect(plainNumber(text, 'ru'), text).toBeNull();
  }
  expect(plainNumber('1,23', 'en')).toBeNull();
});

test('words keep their words with plain spaces', () => {
  expect(plainText('4\u00A0ч\n  30\u00A0мин ', 'ru')).toBe('4 ч 30 мин');
});
