import { beforeEach, expect, test, vi } from 'vitest';

import { StandIn } from '../api/stand-in';
import { PlanStore } from './plan.svelte';

const GOAL = 'goal.amount';
const CHECK = 'line[0].check';

let server: StandIn;
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  server = new StandIn();
  vi.stubGlobal('fetch', server.fetch);
});

async function opened(): Promise<PlanStore> {
  const store = new PlanStore(1, { company: 1, id: 1, name: 'me' });
  await store.load();
  return store;
}

test('an edit names the version that was seen, and shows what the server answers', async () => {
  const store = await opened();
  const outcome = await store.edit([{ path: GOAL, value: '900 000' }]);
  expect(outcome.kind).toBe('saved');
  expect([store.plan?.version, store.places.get(GOAL)?.number.value]).toEqual([2, 90_000_000]);
  expect(server.asked).toContain('PATCH 1');
});

test('a text that cannot be read is refused in the server’s words, and nothing waits', async () => {
  const store = await opened();
  const outcome = await store.edit([{ path: GOAL, value: 'lots' }]);
  expect(outcome).toMatchObject({ kind: 'refused', problem: { detail: '"lots"?', path: GOAL } });
  expect(store.nWaiting).toBe(0);
});

test('edits of two people at different numbers both hold, without a word', async () => {
  const store = await opened();
  server.edit([{ path: CHECK, value: '250000' }], 'Igor');
  expect((await store.edit([{ path: GOAL, value: '900000' }])).kind).toBe('saved');
  expect([server.document.get(GOAL), server.document.get(CHECK), server.version]).toEqual(['900000', '250000', 3]);
});

test('edits of two people at one number: nothing is overwritten until one of them decides', async () => {
  const store = await opened();
  server.edit([{ path: GOAL, value: '1200000' }], 'Igor');
  expect((await store.edit([{ path: GOAL, value: '900000' }])).kind).toBe('clash');
  expect(server.document.get(GOAL)).toBe('1200000');
  expect(store.clashes.get(GOAL)).toMatchObject({ mine: '900000', theirs: { by: 'Igor', after: '1200000' } });
  expect((await store.settle(GOAL, 'mine'))?.kind).toBe('saved');
  expect([server.document.get(GOAL), store.clashes.size, store.nWaiting]).toEqual(['900000', 0, 0]);
});

test('theirs can be taken, and ours is gone', async () => {
  const store = await opened();
  server.edit([{ path: GOAL, value: '1200000' }], 'Igor');
  await store.edit([{ path: GOAL, value: '900000' }]);
  expect(await store.settle(GOAL, 'theirs')).toBeNull();
  expect([store.places.get(GOAL)?.number.text, store.nWaiting, localStorage.length]).toEqual(['1200000', 0, 0]);
});

test('a text begun on an older version does not slip over what came meanwhile', async () => {
  const store = await opened();
  const seen = store.plan?.version;
  server.edit([{ path: GOAL, value: '1200000' }], 'Igor');
  store.heard({ plan: 1, version: 2, by: { id: 2, name: 'Igor' } });
  await vi.waitFor(() => expect(store.plan?.version).toBe(2));
  expect((await store.edit([{ path: GOAL, value: '900000' }], seen)).kind).toBe('clash');
});

test('without a line edits wait on the device, survive a reload, and are sent in their order', async () => {
  const store = await opened();
  server.isDown = true;
  expect((await store.edit([{ path: GOAL, value: '900000' }])).kind).toBe('kept');
  expect((await store.edit([{ path: GOAL, value: '800000' }])).kind).toBe('kept');
  expect([store.isOffline, store.pending.get(GOAL)]).toEqual([true, '800000']);
  store.close();
  server.isDown = false;
  const again = await opened();
  await vi.waitFor(() => expect(again.nWaiting).toBe(0));
  expect([server.document.get(GOAL), server.version, again.isOffline]).toEqual(['800000', 3, false]);
});

test('what waited without a line does not overwrite what others wrote meanwhile', async () => {
  const store = await opened();
  server.isDown = true;
  await store.edit([{ path: GOAL, value: '900000' }]);
  server.edit([{ path: GOAL, value: '1200000' }], 'Igor');
  server.isDown = false;
  await store.reconnected();
  expect([server.document.get(GOAL), store.clashes.has(GOAL), store.isOffline]).toEqual(['1200000', true, false]);
  store.close();
});

test('own edits go back and forth', async () => {
  const store = await opened();
  await store.edit([{ path: GOAL, value: '900000' }]);
  await store.edit([{ path: 'line[0].stage[0].count', value: '28' }]);
  await store.undo();
  expect(server.document.has('line[0].stage[0].count')).toBe(false);
  await store.undo();
  expect(server.document.get(GOAL)).toBe('1000000');
  await store.redo();
  expect(server.document.get(GOAL)).toBe('900000');
  expect(await store.undo()).not.toBeNull();
  expect(await store.undo()).toBeNull();
});

test('going back over somebody else’s number asks first', async () => {
  const store = await opened();
  await store.edit([{ path: GOAL, value: '900000' }]);
  server.edit([{ path: GOAL, value: '1200000' }], 'Igor');
  store.heard({ plan: 1, version: 3, by: { id: 2, name: 'Igor' } });
  await vi.waitFor(() => expect(store.plan?.version).toBe(3));
  expect(await store.undo()).toBeNull();
  expect([server.document.get(GOAL), store.clashes.get(GOAL)?.mine]).toEqual(['1200000', '1000000']);
});

test('what others change is read at once and says whose it is', async () => {
  const store = await opened();
  server.edit([{ path: GOAL, value: '2000000' }], 'Igor');
  store.heard({ plan: 1, version: 2, by: { id: 2, name: 'Igor' } });
  await vi.waitFor(() => expect(store.touched.get(GOAL)).toBe('Igor'));
  expect(store.touched.get('line[0].stage[0].count')).toBe('Igor');
  expect(store.touched.has(CHECK)).toBe(false);
});

test('what I change in another window is not marked as somebody else’s', async () => {
  const store = new PlanStore(1, { company: 1, id: 1, name: 'Marina' });
  await store.load();
  server.edit([{ path: GOAL, value: '2000000' }], 'Marina');
  store.heard({ plan: 1, version: 2, by: { id: 1, name: 'Marina' } });
  await vi.waitFor(() => expect(store.plan?.version).toBe(2));
  expect(store.touched.size).toBe(0);
});

test('the news of an own edit asks for nothing', async () => {
  const store = await opened();
  await store.edit([{ path: GOAL, value: '900000' }]);
  const asked = server.asked.length;
  store.heard({ plan: 1, version: 2, by: { id: 1, name: 'me' } });
  store.heard({ plan: 9, version: 9, by: { id: 1, name: 'me' } });
  expect(server.asked.length).toBe(asked);
});

test('an edit whose answer was lost is not made twice, and does not clash with itself', async () => {
  const store = await opened();
  server.losesAnswers = true;
  expect((await store.edit([{ path: GOAL, value: '900000' }])).kind).toBe('kept');
  server.losesAnswers = false;
  await store.reconnected();
  expect([server.version, store.plan?.version, store.nWaiting, store.clashes.size]).toEqual([2, 2, 0, 0]);
});

test('what waited behind a lost answer is compared with what others wrote meanwhile', async () => {
  const store = await opened();
  server.losesAnswers = true;
  await store.edit([{ path: GOAL, value: '900000' }]);
  server.isDown = true;
  await store.edit([{ path: CHECK, value: '220000' }]);
  [server.isDown, server.losesAnswers] = [false, false];
  server.edit([{ path: CHECK, value: '250000' }], 'Igor');
  await store.reconnected();
  expect([server.document.get(CHECK), store.clashes.get(CHECK)?.mine]).toEqual(['250000', '220000']);
});

test('a step back brings the share that an amount had taken the place of', async () => {
  const store = await opened();
  server.document.set('line[0].share', '60%');
  server.version += 1;
  await store.reconnected();
  await store.edit([{ path: 'line[0].amount', value: '500000' }]);
  // The server clears the other of the two.
  expect(server.document.get('line[0].share')).toBeUndefined();
  await store.undo();
  expect([server.document.get('line[0].share'), server.document.has('line[0].amount')]).toEqual(['60%', false]);
});

test('of an edit of two numbers, the one that somebody else wrote is asked about and the other is not lost', async () => {
  const store = await opened();
  server.edit([{ path: CHECK, value: '250000' }], 'Igor');
  const edits = [{ path: GOAL, value: '900000' }, { path: CHECK, value: '220000' }];
  expect((await store.edit(edits)).kind).toBe('clash');
  expect([...store.clashes.keys()]).toEqual([CHECK]);
  expect((await store.settle(CHECK, 'theirs'))?.kind).toBe('saved');
  expect([server.document.get(GOAL), server.document.get(CHECK)]).toEqual(['900000', '250000']);
});

test('setting what is there makes no step', async () => {
  const store = await opened();
  await store.edit([{ path: GOAL, value: '1000000' }]);
  expect(await store.undo()).toBeNull();
});
