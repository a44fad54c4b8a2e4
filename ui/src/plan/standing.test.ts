import { expect, test } from 'vitest';

import { StandIn } from '../api/stand-in';
import type { Plan } from '../api/types';
import { reachOf, standingAt } from './standing';

function plan(goal: Partial<Plan['solution']['goal']> = {}): Plan {
  const plan = new StandIn().plan();
  return { ...plan, solution: { ...plan.solution, goal: { ...plan.solution.goal, ...goal } } };
}

test('what stands is the text of what is pinned, and nothing where a number is solved for', () => {
  const edits = standingAt(plan(), ['goal.amount', 'line[0].stage[0].count', 'name', 'line[0].name', 'line[1].expert']);
  expect(edits.map((edit) => edit.value)).toEqual(['1000000', null, 'December', 'New clients', null]);
});

test('levels of the goal stand as their document has them', () => {
  const edits = standingAt(plan({ minimum: 80_000_000, stretch: 120_000_050 }), ['goal.minimum', 'goal.stretch']);
  expect(edits.map((edit) => edit.value)).toEqual(['800000', '1200000.50']);
  expect(standingAt(plan(), ['goal.minimum'])).toEqual([{ path: 'goal.minimum', value: null }]);
});

test('an amount reaches the share in whose place it comes, and only where there is one', () => {
  const server = new StandIn();
  const edits = [{ path: 'line[0].amount', value: '500000' }];
  expect(reachOf(server.plan(), edits)).toEqual(['line[0].amount']);
  server.document.set('line[0].share', '60%');
  expect(reachOf(server.plan(), edits)).toEqual(['line[0].share', 'line[0].amount']);
  expect(reachOf(server.plan(), [{ path: 'line[0].amount', value: null }])).toEqual(['line[0].amount']);
});
