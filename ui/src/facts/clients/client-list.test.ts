import { expect, test } from 'vitest';

import { readClientFilters, withClientFilter } from './client-list.svelte';

test('only what the list knows is asked, and key prospects beside how they stand', () => {
  expect(readClientFilters('?key=true&standing=regular&foo=1&search=')).toEqual({ key: 'true', standing: 'regular' });
  expect(withClientFilter('?standing=regular', 'key', 'true').toString()).toBe('standing=regular&key=true');
  expect(withClientFilter('?standing=regular&key=true', 'key', '').toString()).toBe('standing=regular');
});
