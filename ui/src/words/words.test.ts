import { beforeEach, expect, test } from 'vitest';

import { sayChance } from './sentences';
import { say, sayAround, sayList, speak, spoken } from './words.svelte';

beforeEach(() => speak('ru'));

test('Russian has its plurals', () => {
  const deals = (n: number) => say('deals', { n });
  expect([1, 2, 5, 21].map(deals)).toEqual(['1 сделка', '2 сделки', '5 сделок', '21 сделка']);
});

test('another language is spoken at once, and remembered', async () => {
  await speak('en');
  expect([spoken(), say('ui-room-2'), document.documentElement.lang]).toEqual(['en', 'Decomposition', 'en']);
  expect(localStorage.getItem('zadel-language')).toBe('en');
});

test('large numbers in sentences are grouped', () => {
  expect(say('step2-count-of', { stage: 'leads', name: 'Лиды', n: 1234 })).toBe('1\u00A0234 лида');
});

test('a stage of an unknown name is named before its number, one of the funnel’s with it', () => {
  expect(say('step2-count-of', { stage: 'other', name: 'Демо', n: 3 })).toBe('«Демо» (3)');
  expect([1, 3, 146].map((n) => say('step2-count-of', { stage: 'qualified', name: '', n }))).toEqual(['1 потенциальный клиент', '3 потенциальных клиента', '146 потенциальных клиентов']);
});

test('one sale is no several', async () => {
  const sold = (n: number, repeat: number) => say('funnel-sales-text', { n, sum: '100 ₽', repeat });
  expect([sold(1, 0), sold(1, 1), sold(21, 4)]).toEqual(['Выиграна 1 сделка на\u00A0100 ₽.', 'Выиграна 1 сделка на\u00A0100 ₽, повторная.', 'Выиграна 21 сделка на\u00A0100 ₽, из\u00A0них повторных 4.']);
  await speak('en');
  expect([sold(1, 0), sold(1, 1)]).toEqual(['1 deal won for 100 ₽.', '1 deal won for 100 ₽, a repeat one.']);
});

test('short words and dashes do not hang at the end of a line', () => {
  expect(say('step2-takes-new', { chain: '20 лидов' })).toBe('20 лидов с\u00A0новыми клиентами');
  expect(say('step2-takes-chain', { first: 'a', then: 'b' })).toBe('a\u00A0— это b');
});

test('a sentence can be cut where a part of the page will stand', () => {
  expect(sayAround('step2-average', 'cases')).toEqual(['Это в\u00A0среднем. Цель выйдет ', '.']);
});

test('things in a row end in "and"', () => {
  expect(sayList(['a', 'b', 'c'])).toBe('a, b и c');
  expect(sayList([])).toBe('');
});

test('a chance is said in cases', async () => {
  expect([0.01, 0.5951, 0.99].map(sayChance)).toEqual(['меньше 1 из\u00A020', '6 из\u00A010', 'больше 19 из\u00A020']);
  await speak('en');
  expect([0.01, 0.5951, 0.99].map(sayChance)).toEqual(['under 1 in 20', '6 in 10', 'over 19 in 20']);
});

test('a key without words shows itself', () => {
  expect(say('no-such-key')).toBe('no-such-key');
});
