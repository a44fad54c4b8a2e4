import { beforeEach, expect, test } from 'vitest';

import type { FactsOfPlan, LevelByFacts, LineByFacts } from '../../api/types';
import { StandIn } from '../../api/stand-in';
import { placesOf } from '../../plan/numbers';
import { speak } from '../../words/words.svelte';
import { byFactsRows, sayCounted, sayDelay, sayInTree, sayNote } from './by-facts-rows';

beforeEach(() => speak('en'));

const { solution } = new StandIn().plan();
const places = placesOf(solution);

const counted = { passed: 9, entered: 32, share: 9 / 32, interval: { low: 0.15, high: 0.45 }, likely: { low: 0.19, high: 0.39 } };
const CONVERSION: LevelByFacts['conversion'] = {
  ...counted,
  horizon_days: 30,
  horizon_is: 'measured',
  n_unripe: 2,
  n_path_unknown: 0,
  n_unlinked: 0,
  is_few: false,
  bounds: null,
};
const LEVEL: LevelByFacts = {
  funnel: 'meeting',
  n: 34,
  now: 31,
  conversion: CONVERSION,
  buying: null,
  lags: { n: 9, n_open: 2, is_hidden: false, p10: 3, median: 12.4, p90: 30 },
  grade: 'fact',
  reasons: [],
  rest: { path: 'line[0].stage[1].observed', value: '9/32, 22.11.2026, facts' },
  take: [{ path: 'line[0].stage[1].conversion', value: '9/32' }],
  take_lag: null,
};
const SALES: LineByFacts['sales'] = {
  n_won: 9, n_with_amount: 9, n_lost: 20, n_repeat: 0, won: 166_500_000, average: 18_500_000, average_low: 15_000_000, average_high: 24_000_000, median: 18_000_000, p10: null, p90: null,
  n_repeat_with_amount: 0, average_repeat: null,
};
const UNCLEAR: LevelByFacts = { ...LEVEL, funnel: null, n: null, now: null, conversion: null, lags: null, grade: null, rest: null, take: [] };
const line = (levels: LevelByFacts[], is_unknown = false): LineByFacts => ({
  is_unknown,
  levels,
  sales: SALES,
  check: 18_500_000,
  grade_check: 'estimate',
  reasons_check: ['few'],
  rest_check: { path: 'line[0].sales', value: '9: 185000 (150000 – 240000), facts' },
  take_check: [{ path: 'line[0].check', value: '185000' }],
  way: null,
});
const said = (lines: LineByFacts[]) => ({ lines }) as FactsOfPlan;

test('each number that the facts know is a row, the deal first and the leads last', () => {
  const rows = byFactsRows(said([line([UNCLEAR, LEVEL])]), solution, places);
  expect(rows.map((row) => row.path)).toEqual(['line[0].check', 'line[0].stage[1].conversion', 'line[0].stage[0].conversion']);
  expect(rows.map((row) => row.value)).toEqual([expect.stringContaining('185,000'), expect.stringContaining('28'), '?']);
  expect(rows[0]).toMatchObject({ grade: 'estimate', rest: { path: 'line[0].sales' }, take: [{ path: 'line[0].check' }] });
  expect(rows[0]!.spread).toMatch(/150,000.* – .*240,000/);
  expect(rows[1]!.rest?.value).toBe('9/32, 22.11.2026, facts');
  expect(sayCounted(rows[1]!, solution)).toBe('9 of 32');
  expect(sayDelay(rows[1]!)).toBe('12 days, nine of ten within 30 days');
});

test('a level whose stage nobody knows says what to do about it', () => {
  const [, , leads] = byFactsRows(said([line([UNCLEAR, LEVEL])]), solution, places);
  expect(sayNote(leads!)).toContain('Choose it among the parts');
  const [check] = byFactsRows(said([line([LEVEL, LEVEL], true)]), solution, places);
  expect(sayNote(check!)).toBe('The facts know no such line');
});

test('the tree says what was counted beside what is planned', () => {
  const told = line([LEVEL, LEVEL]);
  const say = (path: string) => sayInTree(places.get(path)!, told, path.includes('stage') ? LEVEL : null, solution);
  expect(say('line[0].check')).toContain('of 9 sales');
  expect(say('line[0].stage[1].count')).toBe('34 in a year');
  expect(say('line[0].deals')).toBe('9 sales in a year');
  expect(say('line[0].stage[1].conversion')).toContain('(9 of 32)');
  expect(sayInTree(places.get('line[0].check')!, line([], true), null, solution)).toBe('');
});
