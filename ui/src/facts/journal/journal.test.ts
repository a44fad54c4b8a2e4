import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import type { JournalEntry, Session } from '../../api/types';
import { enter } from '../../shell/session.svelte';
import { speak } from '../../words/words.svelte';
import { readFacts } from '../reach.svelte';
import Journal from './Journal.svelte';

const entry = (part: Partial<JournalEntry>): JournalEntry => ({
  import: 1, at: '2026-11-30T09:00:00Z', by: 'Olga', what: 'deal', feed: 2, object: 'deal:Z-1', title: null, client: null, action: null, person: null, week: null, amount: null, withdrawn_at: null, ...part,
});

let written: JournalEntry[];
let refusal: Response | null;
let asked: string[];

beforeEach(async () => {
  [refusal, asked] = [null, []];
  written = [
    entry({ import: 3, what: 'tie', object: 'payment:7', client: 'Light', amount: 5_000_000 }),
    entry({ import: 2, title: 'Racks', client: 'Store' }),
    entry({ import: 1, what: 'week', object: 'counted:1', withdrawn_at: '2026-11-30T10:00:00Z' }),
  ];
  vi.stubGlobal('fetch', async (request: Request) => {
    const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/facts') return json({ feeds: [], time_zone: 'Asia/Vladivostok' });
    if (request.method === 'GET') return json({ written, next: null });
    asked.push(pathname);
    if (refusal !== null) return refusal;
    written = written.map((one) => (one.import === 3 ? { ...one, withdrawn_at: '2026-11-30T11:00:00Z' } : one));
    return new Response(null, { status: 204 });
  });
  await speak('en');
  enter({ company: { id: 1, currency: 'RUB', exponent: 2 }, member: { id: 1, name: 'Olga', role: 'owner' }, may: [], language: 'en', demo: false } as unknown as Session);
});

const rows = () => [...document.querySelectorAll('li')].map((row) => row.querySelector('.what')!.textContent!.replace(/\s+/g, ' ').trim());

test('what was written is told, and what was taken back stays struck out', async () => {
  render(Journal, { title: 'Written by hand' });
  await waitFor(() => expect(rows()).toEqual(['A payment assigned: ₽50,000, Light', 'Deal: Racks, Store', 'Numbers of a week']));
  expect(screen.getByRole('link', { name: 'Racks, Store' }).getAttribute('href')).toContain('deal');
  expect(screen.getAllByRole('button')).toHaveLength(2);
  expect(document.querySelector('li.gone')!.textContent).toContain('undone');
});

test('an action is called by its name, and numbers of a week are somebody’s of some week', async () => {
  written = [
    entry({ import: 6, what: 'week', object: 'week:1:202649', person: 'Boris', week: '2026-11-30' }),
    entry({ import: 5, what: 'action', object: 'action:Z-5', action: 'call', client: 'Light', person: 'Anna' }),
    entry({ import: 4, what: 'action', object: 'action:Z-4' }),
  ];
  render(Journal, { title: 'Written by hand' });
  await waitFor(() => expect(rows()).toEqual(['Numbers of the week from 30 Nov 2026: Boris', 'Call: Light, Anna', 'Action']));
});

test('times are those of the company, as on the page of a deal', async () => {
  await readFacts();
  render(Journal, { title: 'Written by hand' });
  await waitFor(() => expect(rows()).toHaveLength(3));
  expect(document.querySelector('.when')!.textContent).toContain('30 Nov 2026 19:00');
  expect(document.querySelector('li.gone')!.textContent).toContain('30 Nov 2026 20:00');
});

test('one of them is taken back under its number', async () => {
  render(Journal, { title: 'Written by hand' });
  await fireEvent.click(await screen.findByRole('button', { name: /A payment assigned/ }));
  await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(1));
  expect(asked).toEqual(['/api/v1/imports/3']);
  await waitFor(() => expect(document.activeElement?.id).toBe('journal'));
});

test('why it cannot be taken back stands by it, and nothing is gone', async () => {
  render(Journal, { title: 'Written by hand' });
  refusal = new Response(JSON.stringify({ status: 422, code: 'later_batch', detail: 'Something rests on it.' }), {
    status: 422, headers: { 'Content-Type': 'application/problem+json' },
  });
  await fireEvent.click(await screen.findByRole('button', { name: /Racks/ }));
  expect(document.body.textContent).toContain('All that was written of it later goes, too.');
  await fireEvent.click(screen.getByRole('button', { name: 'Undo all' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Something rests on it.'));
  expect(screen.getAllByRole('button')).toHaveLength(2);
});
