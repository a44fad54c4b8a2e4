import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { shown } from '../design/toast.svelte';
import { speak } from '../words/words.svelte';
import { NumbersOfWeek, sayRefused } from './numbers-of-week.svelte';

/** The server's side of two weeks: it refuses what is no number, and answers when the test lets it. */
class Weeks {
  readonly kept: string[] = [];
  readonly waits: (() => void)[] = [];
  isHeld = false;

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const from = new URL(request.url).pathname.split('/').at(-1)!;
    if (request.method === 'GET') return json(week(from));
    const { numbers } = (await request.json()) as { numbers: { n: string }[] };
    if (this.isHeld) await new Promise<void>((go) => this.waits.push(go));
    const n = numbers[0]!.n;
    if (!/^\d+$/.test(n)) return json({ code: 'bad_number', status: 422, detail: `"${n}"?` }, 422);
    this.kept.push(n);
    return json({ feed: 1, object: '1', import: this.kept.length });
  };
}

const line = { number: 'calls', n: 0, amount: 0, told: 0, told_amount: 0, written: 0, written_amount: 0, has_sum: false };
const week = (from: string) => ({ from, to: from.replace(/\d$/, '9'), counts_from: from, before: '2026-11-02', after: null, person: 'Anna', numbers: [line] });
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

let server: Weeks;
beforeAll(() => speak('en'));
beforeEach(() => {
  server = new Weeks();
  vi.stubGlobal('fetch', server.fetch);
});

test('a number that was refused is not forgotten when another week is read', async () => {
  const numbers = new NumbersOfWeek();
  await numbers.read('2026-11-10', 'Anna');
  numbers.set('calls', { n: 'five', amount: '' });
  await numbers.read('2026-11-20', 'Anna');
  expect([numbers.form?.from, numbers.problem]).toEqual(['2026-11-20', null]);
  expect(numbers.refused.map(sayRefused).join()).toContain('"five"?');
  numbers.set('calls', { n: '3', amount: '' });
  await numbers.save();
  expect(numbers.refused.length).toBe(1);
  await numbers.read('2026-11-10', 'Anna');
  expect(numbers.typed.calls?.n).toBe('five');
  numbers.set('calls', { n: '5', amount: '' });
  await numbers.save();
  expect([numbers.refused, server.kept]).toEqual([[], ['3', '5']]);
});

test('numbers are sent one after another: the last that was typed stays', async () => {
  const numbers = new NumbersOfWeek();
  await numbers.read('2026-11-10', 'Anna');
  server.isHeld = true;
  numbers.set('calls', { n: '1', amount: '' });
  const first = numbers.save();
  await vi.waitFor(() => expect(server.waits.length).toBe(1));
  numbers.set('calls', { n: '2', amount: '' });
  const second = numbers.save();
  await new Promise((turn) => setTimeout(turn));
  expect(server.waits.length).toBe(1);
  server.isHeld = false;
  server.waits[0]!();
  await Promise.all([first, second]);
  expect(server.kept).toEqual(['1', '2']);
});

test('whoever leaves the page is told what was not kept', async () => {
  const numbers = new NumbersOfWeek();
  await numbers.read('2026-11-10', 'Anna');
  numbers.set('calls', { n: 'five', amount: '' });
  await numbers.leave();
  expect(shown()[0]?.text).toContain('"five"?');
});
