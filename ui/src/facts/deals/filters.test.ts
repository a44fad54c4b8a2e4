import { expect, test } from 'vitest';

import { askedFilters, nextSort, nFilters, readFilters, readSort, withFilters } from './filters';

test('what an address says besides filters is left alone by the list', () => {
  expect(readFilters('?outcome=won&foo=1&search=%20&sort=-amount')).toEqual({ outcome: 'won', sort: '-amount' });
});

test('a filter is changed, taken off, and the others stay', () => {
  expect(withFilters('?outcome=won&person=3', { person: '4' }).toString()).toBe('outcome=won&person=4');
  expect(withFilters('?outcome=won&person=3', { outcome: '' }).toString()).toBe('person=3');
});

test('without days, nothing is left of what happened within them', () => {
  expect(withFilters('?event=won&since=2026-01-01', { since: '' }).toString()).toBe('');
  expect(withFilters('?since=2026-01-01', { event: 'won' }).toString()).toBe('event=won&since=2026-01-01');
});

test('search and order narrow nothing that is hidden; days count once', () => {
  expect(nFilters('?search=x&sort=amount')).toBe(0);
  expect(nFilters('?event=won&since=2026-01-01&until=2026-02-01&person=0')).toBe(2);
});

test('what happened, since when and until when narrow the list each alone', () => {
  for (const one of ['event=won', 'since=2026-01-01', 'until=2026-02-01']) expect(nFilters(`?${one}`)).toBe(1);
});

test('a space behind the first word stays in the field and is not asked for', () => {
  expect(readFilters('?search=Acme%20')).toEqual({ search: 'Acme ' });
  expect(withFilters('?search=Acme', { search: 'Acme ' }).toString()).toBe('search=Acme+');
  expect(askedFilters('?search=Acme%20')).toEqual({ search: 'Acme' });
});

test('a heading sorts the greatest first, then the other way round', () => {
  expect(readSort('')).toEqual({ by: 'last', isAscending: false });
  expect(nextSort('', 'amount')).toBe('-amount');
  expect(nextSort('?sort=-amount', 'amount')).toBe('amount');
  expect(nextSort('?sort=amount', 'last')).toBe('');
  expect(nextSort('', 'last')).toBe('last');
});
