import { expect, test } from 'vitest';

import { casesOf, dotsOf } from './chance';

test('a chance is told to the nearest tenth', () => {
  expect(casesOf(0.5951)).toEqual({ kind: 'tenths', n: 6 });
  expect(casesOf(0.549)).toEqual({ kind: 'tenths', n: 5 });
  expect(casesOf(0.8)).toEqual({ kind: 'tenths', n: 8 });
});

test('what is rarer than one of twenty is not nothing, and what is surer than nineteen is not everything', () => {
  expect(casesOf(0.049)).toEqual({ kind: 'rare' });
  expect(casesOf(0.951)).toEqual({ kind: 'sure' });
  expect(casesOf(0.05)).toEqual({ kind: 'tenths', n: 1 });
  expect(casesOf(0.95)).toEqual({ kind: 'tenths', n: 9 });
});

test('dots follow the words', () => {
  expect([0.01, 0.1, 0.5951, 0.95, 0.99].map(dotsOf)).toEqual([0, 1, 6, 9, 10]);
});
