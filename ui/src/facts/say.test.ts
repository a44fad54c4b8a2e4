import { beforeAll, expect, test, vi } from 'vitest';

import { speak } from '../words/words.svelte';
import { readFacts } from './reach.svelte';
import { sayDay, sayDone, sayMoment } from './say';

beforeAll(() => speak('ru'));

test('a day is that of the company, and a time is only told where there is one', async () => {
  const facts = { last_at: '2026-11-20T10:00:00Z', brought_at: null, n_deals: 1, is_old: false, is_brought_lately: false, feeds: [], twins: [], time_zone: 'Europe/Moscow' };
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(facts), { headers: { 'Content-Type': 'application/json' } }));
  await readFacts();
  expect(sayDay('2026-05-05T21:00:00Z')).toBe('06.05.2026');
  expect(sayMoment('2026-05-05T21:00:00Z')).toBe('06.05.2026');
  expect(sayMoment('2026-05-05T20:30:00Z')).toBe('05.05.2026 23:30');
  // What somebody did at midnight has its time all the same.
  expect(sayDone('2026-05-05T21:00:00Z')).toBe('06.05.2026 00:00');
});
