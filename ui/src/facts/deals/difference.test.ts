import { beforeEach, expect, test } from 'vitest';

import type { Deal, Session } from '../../api/types';
import { enter } from '../../shell/session.svelte';
import { speak } from '../../words/words.svelte';
import { changesOfDeal } from './difference';

const deal = (part: Partial<Deal>): Deal => ({
  kind: 'deal', feed: 1, object: 'deal:1', number: '1', title: 'Racks', client_id: null, client: null, person: 'Anna', source: null, line: null,
  pipeline: null, stage: 'Meeting', outcome: 'open', reason: null, amount: 10_000_000, original: null, created_at: '2026-11-01T10:00:00Z',
  expected_on: null, n_moves: 0, closed_at: null, nature: 'new', last_at: '2026-11-01T10:00:00Z', ...part,
});

beforeEach(async () => {
  await speak('en');
  enter({ company: { id: 1, currency: 'RUB', exponent: 2 }, member: { id: 1, name: 'Olga', role: 'owner' }, may: [], language: 'en', demo: false } as unknown as Session);
});

test('only what is said otherwise is told, as people read it', () => {
  const after = deal({ outcome: 'won', stage: 'Done', amount: 15_000_000, original: { amount: 160_000, currency: 'USD', exponent: 2 }, expected_on: '2026-12-01' });
  expect(changesOfDeal(deal({}), after).map(({ what, before, after }) => [what, before, after])).toEqual([
    ['Outcome', 'Open', 'Won'],
    ['Stage', 'Meeting', 'Done'],
    ['Amount', '₽100,000', '₽150,000 ($1,600)'],
    ['Expected', null, '1 Dec 2026'],
  ]);
  expect(changesOfDeal(deal({}), deal({ last_at: '2026-11-20T10:00:00Z' }))).toEqual([]);
});
