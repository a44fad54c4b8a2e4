import { expect, test } from 'vitest';

import { FilteredPages } from './pages.svelte';
import { Problem } from './problem';

/** Rows "a0", "a1", … of a search "a", two a page and six in all, answered when the test says so. */
class Letters extends FilteredPages<string, number, number> {
  readonly asked: { search: string; from: number; answer: () => void; refuse: () => void }[] = [];

  protected ask(from = 0) {
    const { search } = this;
    return new Promise<{ rows: string[]; next: number | null; total: number | null }>((resolve, reject) => {
      const answer = () => resolve({ rows: [`${search}${from}`, `${search}${from + 1}`], next: from < 4 ? from + 2 : null, total: from === 0 ? 6 : null });
      this.asked.push({ search, from, answer, refuse: () => reject(new Problem({ code: 'network' })) });
    });
  }

  /** Answers all that is asked until `done`. */
  async answering(done: Promise<void>): Promise<void> {
    let isDone = false;
    void done.then(() => (isDone = true));
    while (!isDone) {
      this.asked.at(-1)?.answer();
      await Promise.resolve();
    }
  }
}

test('rows are asked for once, and again when the facts have changed while nobody looked', async () => {
  const list = new Letters();
  await list.answering(list.read('a', 3));
  await list.read('a', 3);
  expect(list.asked.length).toBe(1);
  await list.answering(list.read('a', 4));
  expect(list.asked.length).toBe(2);
});

test('as many pages are read anew as were seen, and another search begins with its first', async () => {
  const list = new Letters();
  await list.answering(list.read('a', 0));
  await list.answering(list.more());
  await list.answering(list.renew());
  expect(list.rows).toEqual(['a0', 'a1', 'a2', 'a3']);
  expect(list.asked.map(({ from }) => from)).toEqual([0, 2, 0, 2]);
  await list.answering(list.read('b', 0));
  expect([list.rows, list.next, list.total]).toEqual([['b0', 'b1'], 2, 6]);
});

test('more of a list is not asked for while another is on its way', async () => {
  const list = new Letters();
  await list.answering(list.read('a', 0));
  const reading = list.read('b', 0);
  await list.more();
  expect(list.asked.length).toBe(2);
  await list.answering(reading);
  expect(list.rows).toEqual(['b0', 'b1']);
});

test('what could not be read is asked for again by the same address', async () => {
  const list = new Letters();
  const reading = list.read('a', 0);
  list.asked[0]!.refuse();
  await reading;
  expect([list.rows, list.problem?.code]).toEqual([null, 'network']);
  await list.answering(list.read('a', 0));
  expect([list.rows, list.problem]).toEqual([['a0', 'a1'], null]);
});
