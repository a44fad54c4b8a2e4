import { expect, test } from 'vitest';

import { Problem } from './problem';
import { Read } from './read.svelte';

/** Answers in the order in which the test wants them. */
function asking() {
  const asked: { answer: (said: string) => void; refuse: (problem: Problem) => void }[] = [];
  const read = new Read<string>(() => new Promise((answer, refuse) => asked.push({ answer, refuse })));
  return { read, asked };
}

test('a late answer does not overwrite a newer one, whether it tells something or fails', async () => {
  const { read, asked } = asking();
  const all = [read.again(), read.again(), read.again()];
  asked[2]!.answer('new');
  asked[0]!.answer('old');
  asked[1]!.refuse(new Problem({ code: 'network' }));
  await Promise.all(all);
  expect([read.said, read.problem, read.isBusy]).toEqual(['new', null, false]);
});

test('what was said stays when it cannot be said anew, and trying again clears why', async () => {
  const { read, asked } = asking();
  const first = read.again();
  asked[0]!.answer('first');
  await first;
  const failing = read.again();
  asked[1]!.refuse(new Problem({ code: 'network' }));
  await failing;
  expect([read.said, read.problem?.code]).toEqual(['first', 'network']);
  const again = read.again();
  asked[2]!.answer('second');
  await again;
  expect([read.said, read.problem]).toEqual(['second', null]);
});

test('what was put is newer than what is still being asked', async () => {
  const { read, asked } = asking();
  const reading = read.again();
  read.put('saved');
  asked[0]!.answer('before');
  await reading;
  expect([read.said, read.isBusy]).toEqual(['saved', false]);
});
