import { beforeAll, beforeEach, expect, test, vi } from 'vitest';

import { speak } from '../../words/words.svelte';
import { Open } from './open-payments.svelte';

/** The server's side of five payments, two a page; it may lose an answer. */
class Payments {
  left = ['a', 'b', 'c', 'd', 'e'];
  readonly keys: (string | null)[] = [];
  losesAnswers = false;

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (request.method === 'GET') return json(this.page(url.searchParams.get('from')));
    this.keys.push(request.headers.get('Idempotency-Key'));
    const object = url.pathname.split('/').at(-2)!;
    this.left = this.left.filter((one) => one !== object);
    if (this.losesAnswers) throw new TypeError('the line broke');
    return json({ import: 7 });
  };

  private page(from: string | null) {
    const at = from === null ? 0 : this.left.indexOf(from);
    const payments = this.left.slice(at, at + 2).map((object) => ({ feed: 1, object, on: '2026-11-20', amount: 100, client: null, purpose: null, deal: null }));
    return { payments, next: this.left[at + 2] ?? null, n: this.left.length, amount: 100 * this.left.length, currency: 'RUB', exponent: 2 };
  }
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
const seen = (open: Open) => (open.rows ?? []).map(({ object }) => object).join('');

let server: Payments;
beforeAll(() => speak('en'));
beforeEach(() => {
  server = new Payments();
  vi.stubGlobal('fetch', server.fetch);
});

test('a payment that is tied goes, and all pages that were looked at stay', async () => {
  const open = new Open();
  await open.renew();
  await open.more();
  expect(seen(open)).toBe('abcd');
  expect(await open.tie(open.rows![1]!, { feed: 2, object: 'x', number: '9' })).toBe(true);
  expect([seen(open), open.total?.n]).toEqual(['acde', 4]);
});

test('what is said while something else is on its way is said after it, and once', async () => {
  const open = new Open();
  await open.renew();
  const [first, second] = open.rows!;
  const said = [open.tie(first!, null), open.tie(second!, null), open.tie(second!, null)];
  expect(await Promise.all(said)).toEqual([true, true, false]);
  expect([seen(open), open.total?.n, server.keys.length]).toEqual(['cd', 3, 2]);
});

test('what was refused is said until something else is, and the same said again has the same key', async () => {
  const open = new Open();
  await open.renew();
  const payment = open.rows![0]!;
  server.losesAnswers = true;
  expect(await open.tie(payment, null)).toBe(false);
  expect(open.refused?.code).toBe('network');
  await open.renew();
  expect(open.refused?.code).toBe('network');
  server.losesAnswers = false;
  expect(await open.tie(payment, null)).toBe(true);
  expect(open.refused).toBe(null);
  expect(server.keys[0]).toBe(server.keys[1]);
});
