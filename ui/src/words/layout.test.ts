import { expect, test } from 'vitest';

import { matches } from './layout';

test('a word is found in either layout', () => {
  expect(matches('Ресурсы', 'htceh')).toBe(true);
  expect(matches('Leads', 'дуфвы')).toBe(true);
  expect(matches('Ресурсы', 'рес')).toBe(true);
});

test('е finds ё', () => {
  expect(matches('Включить тёмную тему', 'темную')).toBe(true);
  expect(matches('Включить тёмную тему', 'тёмн')).toBe(true);
});

test('all words must be there, in any order', () => {
  expect(matches('«Новые клиенты», Встречи: конверсия', 'конверсия встреч')).toBe(true);
  expect(matches('«Новые клиенты», Встречи: конверсия', 'конверсия звонк')).toBe(false);
});

test('nothing typed finds everything', () => {
  expect(matches('Цель', ' ')).toBe(true);
});
