import { beforeEach, expect, test } from 'vitest';

import { Outbox, type Waiting } from './outbox';

const waiting = (id: string, version = 1): Waiting => ({
  id,
  version,
  edits: [{ path: 'goal.amount', value: '900000' }],
  expects: [],
  why: 'edit',
});

beforeEach(() => localStorage.clear());

test('what waits survives a reload, in its order', () => {
  const before = new Outbox(1, { company: 1, id: 7 });
  before.put(waiting('a'));
  before.put(waiting('b'));
  expect(new Outbox(1, { company: 1, id: 7 }).waiting.map((one) => one.id)).toEqual(['a', 'b']);
});

test('neither plans nor people see each other', () => {
  new Outbox(1, { company: 1, id: 7 }).put(waiting('a'));
  expect(new Outbox(1, { company: 1, id: 8 }).first).toBeUndefined();
  expect(new Outbox(2, { company: 1, id: 7 }).first).toBeUndefined();
});

test('nothing is left on the device when everything is sent', () => {
  const outbox = new Outbox(1, { company: 1, id: 7 });
  outbox.put(waiting('a'));
  outbox.remove('a');
  expect(localStorage.length).toBe(0);
});

test('what stood on a version that an own edit has replaced moves on with it', () => {
  const outbox = new Outbox(1, { company: 1, id: 7 });
  outbox.put(waiting('a', 1));
  outbox.put(waiting('b', 5));
  outbox.move(1, 2);
  expect(outbox.waiting.map((one) => one.version)).toEqual([2, 5]);
});

test('a damaged or foreign entry is not taken for edits', () => {
  localStorage.setItem('zadel-outbox-1-7-1-x', '{"not":"an edit"}');
  expect(new Outbox(1, { company: 1, id: 7 }).waiting).toEqual([]);
  localStorage.setItem('zadel-outbox-1-7-1-x', '[1, {"id":"x"}');
  expect(new Outbox(1, { company: 1, id: 7 }).waiting).toEqual([]);
});

test('without storage it still waits in memory', () => {
  const outbox = new Outbox(1, { company: 1, id: 7 }, null);
  outbox.put(waiting('a'));
  expect(outbox.first?.id).toBe('a');
});

test('two windows of one person keep both what they wait with', () => {
  const [left, right] = [new Outbox(1, { company: 1, id: 7 }), new Outbox(1, { company: 1, id: 7 })];
  left.put(waiting('a'));
  right.put(waiting('b'));
  left.put(waiting('c'));
  expect(new Outbox(1, { company: 1, id: 7 }).waiting.map((one) => one.id).sort()).toEqual(['a', 'b', 'c']);
});

test('what another window has sent is let go of, and what only stands in memory is not', () => {
  const left = new Outbox(1, { company: 1, id: 7 });
  left.put(waiting('a'));
  const right = new Outbox(1, { company: 1, id: 7 });
  right.remove('a');
  left.refresh();
  expect(left.waiting).toEqual([]);
  const inMemory = new Outbox(1, { company: 1, id: 7 }, null);
  inMemory.put(waiting('a'));
  inMemory.refresh();
  expect(inMemory.first?.id).toBe('a');
});
