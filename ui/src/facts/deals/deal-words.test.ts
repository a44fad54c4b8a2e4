import { beforeAll, expect, test } from 'vitest';

import type { DealFact } from '../../api/types';
import { speak } from '../../words/words.svelte';
import { sayCount, withDaysBefore } from './deal-words';

beforeAll(() => speak('en'));

const fact = (kind: string, day: string | null, holds = true): DealFact => ({
  kind, day, holds, at: '2026-11-01T10:00:00Z', person: null, label: null, amount: null, original: null, note: null, import: 1, file: 'deals.csv', line: 2, by: null, feed: 1, object: 'deal:1', fact: `${kind}.0.0`,
});

test('a day that was put off stands beside the one before, and a corrected one beside nothing', () => {
  const history = [fact('created', '2026-11-10'), fact('expected', '2026-11-20', false), fact('expected', '2026-12-05'), fact('won', null)];
  expect(withDaysBefore(history).map(({ before }) => before)).toEqual([null, '2026-11-10', '2026-11-10', null]);
});

test('leads that are kept apart are not called deals', () => {
  const count = (n_deals: number, n_leads: number) => sayCount({ n: n_deals + n_leads, n_deals, n_leads, n_with_amount: 0, amount: 0 });
  expect([count(1, 0), count(0, 2), count(3, 1)]).toEqual(['1 deal', '2 leads', '3 deals and 1 lead']);
});
