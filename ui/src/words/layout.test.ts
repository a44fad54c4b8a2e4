import { expect, test } from 'vitest';

import { distance, nearest } from './layout';

const matches = (name: string, query: string) => distance(name, query) !== null;

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

test('a word that begins with what was typed is nearer than one that has it inside', () => {
  expect(distance('Настройки', 'стр')).toBe(1);
  expect(distance('Моя строка', 'стр')).toBe(0);
  expect(distance('«Стройка», план', 'стр')).toBe(0);
  expect(distance('Дом и настройки: строка', 'стр')).toBe(0);
  expect(distance('Моя строка, настройка', 'стр рой')).toBe(1);
});

test('the nearest come first, and equally near ones keep their order', () => {
  const names = ['Настройки', 'Импорт', 'Стройки', 'Расстройка', 'Моя стройка'];
  expect(nearest(names, (name) => name, 'стройк')).toEqual(['Стройки', 'Моя стройка', 'Настройки', 'Расстройка']);
  expect(nearest(names, (name) => name, '')).toEqual(names);
});
