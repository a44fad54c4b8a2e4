import { expect, test } from 'vitest';

import { askedClientFilters, readClientFilters, withClientFilter } from './client-list.svelte';

test('only what the list knows is asked, and key prospects beside how they stand', () => {
  expect(readClientFilters('?key=true&standing=regular&foo=1&search=')).toEqual({ key: 'true', standing: 'regular' });
  expect(withClientFilter('?standing=regular', 'key', 'true').toString()).toBe('standing=regular&key=true');
  expect(withClientFilter('?standing=regular&key=true', 'key', '').toString()).toBe('standing=regular');
});

test('a space behind the first word stays in the field and is not asked for', () => {
  expect(readClientFilters('?search=Acme%20').search).toBe('Acme ');
  expect(askedClientFilters('?search=Acme%20').search).toBe('Acme');
});
