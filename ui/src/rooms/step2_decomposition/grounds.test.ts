import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { StandIn } from '../../api/stand-in';
import type { FactsOfPlan, Grade, LevelByFacts, LineByFacts, Solution } from '../../api/types';
import { byFactsOf } from '../../plan/by-facts.svelte';
import { placesOf } from '../../plan/numbers';
import { PlanStore } from '../../plan/plan.svelte';
import { speak } from '../../words/words.svelte';
import { editingOf } from './editing.svelte';
import { sayWeakest } from './grounds-words';
import Source from './Source.svelte';

const MEETINGS = 'line[0].stage[1].conversion';
const REST = { path: 'line[0].stage[1].observed', value: '86/219, 22.11.2026, facts' };

const NOTHING: LevelByFacts = { funnel: null, n: null, now: null, conversion: null, buying: null, lags: null, grade: null, reasons: [], rest: null, take: [], take_lag: null };
const COUNTED: LevelByFacts = {
  ...NOTHING,
  funnel: 'meeting',
  n: 219,
  conversion: {
    passed: 86, entered: 219, share: 86 / 219, interval: { low: 0.33, high: 0.46 }, likely: { low: 0.35, high: 0.44 },
    horizon_days: 30, horizon_is: 'measured', n_unripe: 0, n_path_unknown: 0, n_unlinked: 0, is_few: false, bounds: null,
  },
  grade: 'fact',
  rest: REST,
  take: [{ path: MEETINGS, value: '86/219' }],
};
const SALES: LineByFacts['sales'] = {
  n_won: 0, n_with_amount: 0, n_lost: 0, n_repeat: 0, won: 0, average: null, average_low: null, average_high: null, median: null, p10: null, p90: null,
  n_repeat_with_amount: 0, average_repeat: null,
};
const LINE: LineByFacts = {
  is_unknown: false, levels: [NOTHING, COUNTED], sales: SALES, check: null, grade_check: null, reasons_check: [], rest_check: null, take_check: [], way: null,
};
const SAID: FactsOfPlan = {
  facts: { last_at: '2026-11-22T10:00:00Z', brought_at: '2026-11-22T10:00:00Z' },
  from: '2025-11-23', to: '2026-11-22', goal: null as never, lines: [LINE, { ...LINE, levels: [] }], rest: [REST], take: [],
};

let server: StandIn;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  await speak('en');
  server = new StandIn();
  server.byFacts = SAID;
  vi.stubGlobal('fetch', server.fetch);
});

async function open() {
  const store = new PlanStore(1, { company: 1, id: 1, name: 'me' });
  await store.load();
  await byFactsOf(store).again();
  render(Source, { store, editing: editingOf(store), place: store.places.get(MEETINGS)! });
}

test('the source of a number says what the facts know, also before it rests on them', async () => {
  await open();
  expect(document.body.textContent).toContain('By the facts 39% (86 of 219)');
  expect(document.body.textContent).toContain('There are facts, and the plan does not rest on them');
  expect(document.body.textContent).toContain('Rest it on the facts, and it is a fact.');
  expect(document.body.textContent).not.toContain('No observations');
});

test('it rests on the facts by a press in its source', async () => {
  await open();
  const press = screen.getByRole('button', { name: 'Rest on facts' });
  await fireEvent.click(press);
  await waitFor(() => expect(server.document.get(REST.path)).toBe(REST.value));
});

test('why a goal does not rest on facts is said line by line', () => {
  const { solution } = server.plan();
  const graded = (grades: Grade[], line: Grade): Solution => ({
    ...solution,
    lines: solution.lines.map((one, at) => (at > 0 ? one : { ...one, grade: line, stages: one.stages.map((stage, n) => ({ ...stage, grade: grades[n]! })) })),
  });
  const told = (of: Solution) => sayWeakest(of, placesOf(of));
  expect(told(graded(['fantasy', 'fact'], 'fantasy'))).toEqual([
    '“New clients” is a fantasy, weakest: leads → meetings',
    '“Regular clients” is a fantasy: it has no stages, and nobody answers for the deals',
  ]);
  expect(told(graded(['fact', 'fact'], 'fact'))).toHaveLength(1);
});
