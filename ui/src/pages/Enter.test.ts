import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../api/stand-in';
import type { Session } from '../api/types';
import { go } from '../shell/router.svelte';
import { speak } from '../words/words.svelte';
import Enter from './Enter.svelte';

const session: Session = {
  member: { id: 1, name: 'Marina', email: 'm@example.com', role: 'head' },
  company: { id: 1, name: 'Vector', currency: 'RUB', exponent: 2 },
  language: 'ru',
  may: ['read_plan'],
  has_password: true,
  demo: false,
  insecure: false,
};

let asked: string[];
let isDown: boolean;
beforeEach(async () => {
  sessionStorage.clear();
  [asked, isDown] = [[], false];
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = request.method === 'GET' ? '' : await request.text();
    asked.push(`${request.method} ${new URL(request.url).pathname} ${body}`.trim());
    if (isDown) throw new TypeError('no network');
    if (body.includes('used')) return problem({ status: 401, code: 'link_used', detail: 'Used.' });
    return new Response(JSON.stringify(session), { headers: { 'Content-Type': 'application/json' } });
  });
  await speak('en');
});

test('a link outlives a broken line: it stays in the address and is tried again', async () => {
  go('/enter#secret');
  isDown = true;
  render(Enter, { link: 'secret' });
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(location.hash).toBe('#secret');
  isDown = false;
  await fireEvent.click(again);
  await vi.waitFor(() => expect(location.pathname).toBe('/'));
  expect(asked.filter((one) => one.includes('secret')).length).toBe(2);
});

test('a used link leaves the address, and the form takes its place', async () => {
  go('/enter#used');
  render(Enter, { link: 'used' });
  expect((await screen.findByRole('alert')).textContent).toContain('Used.');
  expect(location.hash).toBe('');
});

test('a language chosen at the door is the person’s from now on', async () => {
  vi.resetModules();
  const door = await import('../shell/session.svelte');
  const words = await import('../words/words.svelte');
  await door.choose('en');
  await door.enter(session);
  expect(words.spoken()).toBe('en');
  expect(asked.some((one) => one.startsWith('PATCH /api/v1/session') && one.includes('"en"'))).toBe(true);
});

test('it is not forgotten when the page is loaded again before the sign-in', async () => {
  vi.resetModules();
  await (await import('../shell/session.svelte')).choose('en');
  vi.resetModules();
  const door = await import('../shell/session.svelte');
  const words = await import('../words/words.svelte');
  await door.enter(session);
  expect(words.spoken()).toBe('en');
  // The next person at this browser has chosen nothing yet.
  expect(sessionStorage.length).toBe(0);
});
