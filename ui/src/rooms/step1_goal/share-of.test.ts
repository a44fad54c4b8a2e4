import { expect, test } from 'vitest';

import { shareOf } from './share-of';

const rubles = { exponent: 2 };

test('a percentage is a part of what is handed down', () => {
  expect(shareOf('30 %', 100_000_000, rubles)).toBe('300000.00');
  expect(shareOf('33,3%', 100_000_000, rubles)).toBe('333000.00');
  expect(shareOf('33.333%', 100_000_100, rubles)).toBe('333330.00');
  expect(shareOf('50%', 101, rubles)).toBe('0.51');
  expect(shareOf('100%', 9_007_199_254_740_991, rubles)).toBe('90071992547409.91');
});

test('anything else stays as it was typed', () => {
  for (const typed of ['300 000', '%', '30', '-30%', '1 000 %']) expect(shareOf(typed, 100, rubles)).toBe(typed);
  expect(shareOf('30%', null, rubles)).toBe('30%');
});
