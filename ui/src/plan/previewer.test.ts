import { expect, test } from 'vitest';

import { Problem } from '../api/problem';
import { StandIn } from '../api/stand-in';
import type { Edit, Solution } from '../api/types';
import { Previewer } from './previewer.svelte';

const edit = (value: string): Edit[] => [{ path: 'goal.amount', value }];

/** A server whose answers come when the test says. */
function slow() {
  const open: { edits: Edit[]; answer: (solution: Solution) => void; refuse: (problem: Problem) => void }[] = [];
  const ask = (edits: Edit[]) =>
    new Promise<Solution>((answer, refuse) => open.push({ edits, answer, refuse }));
  return { open, previewer: new Previewer(ask) };
}

const solution = (missing: number): Solution => ({ ...new StandIn().plan().solution, missing });
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('one question is under way, and of those that wait only the latest is asked', async () => {
  const { open, previewer } = slow();
  ['1', '12', '123'].forEach((text) => previewer.try(edit(text)));
  expect(open.length).toBe(1);
  open[0]?.answer(solution(1));
  await settled();
  expect(open.map((question) => question.edits[0]?.value)).toEqual(['1', '123']);
  expect(previewer.solution?.missing).toBe(1);
});

test('an answer to what is no longer tried is thrown away', async () => {
  const { open, previewer } = slow();
  previewer.try(edit('1'));
  previewer.stop();
  open[0]?.answer(solution(1));
  await settled();
  expect(previewer.solution).toBeNull();
});

test('a text that cannot be read leaves the answer before it', async () => {
  const { open, previewer } = slow();
  previewer.try(edit('1'));
  open[0]?.answer(solution(1));
  await settled();
  previewer.try(edit('1x'));
  open[1]?.refuse(new Problem({ code: 'bad_money', status: 422 }));
  await settled();
  expect([previewer.solution?.missing, previewer.problem?.code]).toEqual([1, 'bad_money']);
});

test('digits are late only when the answer is', async () => {
  const { open, previewer } = slow();
  previewer.try(edit('1'));
  expect(previewer.isLate).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(previewer.isLate).toBe(true);
  open[0]?.answer(solution(1));
  await settled();
  expect(previewer.isLate).toBe(false);
});
