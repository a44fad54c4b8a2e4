import { expect, test } from 'vitest';

import type { Change } from '../api/types';
import type { Waiting } from './outbox';
import { rebase } from './rebase';

const waiting = (id: string, path: string, version = 1): Waiting => ({ id, version, edits: [{ path, value: '1' }], expects: [], why: 'edit' });
const change = (path: string, after: string): Change => ({ path, before: null, after, by: 'Igor', at: '2026-11-23T10:00:00Z' });

test('an edit of another number moves to the new version without a word', () => {
  const { waiting: moved, overtaken } = rebase([waiting('a', 'line[0].check')], 1, 4, [change('goal.amount', '2')]);
  expect(moved.map((one) => one.version)).toEqual([4]);
  expect(overtaken).toEqual([]);
});

test('an edit of the same number waits for a person, beside the last of their edits', () => {
  const changes = [change('goal.amount', '2'), change('goal.amount', '3')];
  const { waiting: moved, overtaken } = rebase([waiting('a', 'goal.amount'), waiting('b', 'line[0].check')], 1, 3, changes);
  expect(moved.map((one) => one.id)).toEqual(['b']);
  expect(overtaken.map(({ waiting: one, changes: theirs }) => [one.id, theirs.map(({ after }) => after)])).toEqual([['a', ['3']]]);
});

test('what stands on another version is none of its business', () => {
  const { waiting: moved, overtaken } = rebase([waiting('a', 'goal.amount', 2)], 1, 3, [change('goal.amount', '2')]);
  expect([moved[0]?.version, overtaken.length]).toEqual([2, 0]);
});

test('an edit follows its line when another comes or goes above it', () => {
  const inserted: Change = { ...change('line[0]', '{}'), before: null };
  const removed: Change = { ...change('line[0]', ''), before: '{}', after: null };
  const paths = (changes: Change[]) => rebase([waiting('a', 'line[1].check')], 1, 2, changes).waiting[0]?.edits[0]?.path;
  expect([paths([inserted]), paths([removed]), paths([inserted, removed])]).toEqual(['line[2].check', 'line[0].check', 'line[1].check']);
});

test('an edit of a line that is gone waits for a person', () => {
  const removed: Change = { ...change('line[1]', ''), before: '{}', after: null };
  const { overtaken } = rebase([waiting('a', 'line[1].check')], 1, 2, [removed]);
  expect(overtaken[0]?.changes[0]).toMatchObject({ path: 'line[1].check', after: null });
});
