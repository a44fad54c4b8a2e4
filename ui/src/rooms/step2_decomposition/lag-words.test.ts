import { beforeAll, expect, test } from 'vitest';

import type { LevelByFacts, Line, Solution, WeeklyLine } from '../../api/types';
import { speak } from '../../words/words.svelte';
import { groundworkOf, sayOpen, sayUntil } from './lag-words';

beforeAll(() => speak('en'));

const LINE = { stages: [{ name: 'Leads' }, { name: 'Meetings' }] } as Line;
const lagged = (by_conversions: number, in_hand: number, last_useful: (number | null)[]) => ({ by_conversions, in_hand, last_useful });
const weekly = (first: unknown, second: unknown) =>
  ({ n_deals: 4, stages: [{ total: 12, lagged: first }, { total: 7, lagged: second }] }) as unknown as WeeklyLine;

test('what is in hand is told of the stage that it feeds, down to the deals', () => {
  const rows = groundworkOf(LINE, weekly(lagged(33, 6, [null, null, null]), lagged(15, 4, [2, 1, 1])));
  expect(rows.map(({ name, planned, begun, inHand }) => [name, planned, begun, inHand])).toEqual([
    ['Leads', 33, 12, 0],
    ['Meetings', 15, 7, 6],
    ['Deals', 4, 4, 4],
  ]);
  expect(groundworkOf(LINE, weekly(null, null))).toEqual([]);
});

test('until when an item is in time is said once where it is sure, and not at all where it is too late', () => {
  const solution = { weeks: [{ from: '2026-12-01', to: '2026-12-06' }, { from: '2026-12-07', to: '2026-12-13' }] } as Solution;
  expect(sayUntil(solution, [null, null, null])).toEqual(['too late']);
  expect(sayUntil(solution, [2, 2, 2])).toHaveLength(1);
  expect(sayUntil(solution, [2, 1, null]).map((part) => part.match(/\((\d+)%\)/)?.[1])).toEqual(['50', '80', '90']);
});

test('what stands open is told of stages that the facts know', () => {
  const level = (now: number | null) => ({ now }) as LevelByFacts;
  expect(sayOpen(LINE, [level(49), level(31)])).toBe('Leads 49, Meetings 31');
  expect(sayOpen(LINE, [level(null), level(31)])).toBe('Meetings 31');
  expect(sayOpen(LINE, [])).toBe('');
});
