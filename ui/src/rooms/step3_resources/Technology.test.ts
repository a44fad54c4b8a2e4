import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { StandIn } from '../../api/stand-in';
import type { LineTechnology, TechnologySummary } from '../../api/types';
import { PlanStore } from '../../plan/plan.svelte';
import { speak } from '../../words/words.svelte';
import Technology from './Technology.svelte';

const PATH = 'line[0].technology';
const proof = { won: 9, leads: 64, to: '2026-11-22' };
const bare: LineTechnology = {
  line: 0,
  entry: { path: PATH, text: '', set_by: null, set_at: null },
  technology: null,
  expected: { text: '3/20', value: 0.15 },
  verdict: null,
  reasons: [],
  interval: null,
  leads: 20,
  deals: 3,
  likely: null,
};
const summary: TechnologySummary = {
  id: 5,
  name: 'Two meetings',
  version: 3,
  offered: true,
  segment: '',
  n_steps: 4,
  proof,
  changed_at: '2026-11-23T10:00:00Z',
  changed_by: 'me',
};

let server: StandIn;
let line: LineTechnology;
let all: TechnologySummary[];
let sent: unknown[];
beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  await speak('en');
  [server, line, all, sent] = [new StandIn(), bare, [summary], []];
  vi.stubGlobal('fetch', async (input: Request) => {
    const { pathname } = new URL(input.url);
    const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
    if (pathname === '/api/v1/technologies') return json({ technologies: all, next: null });
    if (pathname.endsWith('/technologies')) return json({ version: server.version, state: 'part', lines: [line] });
    if (input.method === 'PATCH') sent.push(await input.clone().json());
    return server.fetch(input);
  });
});

async function section(): Promise<PlanStore> {
  const store = new PlanStore(1, { company: 1, id: 1, name: 'me' });
  await store.load();
  render(Technology, { store });
  await waitFor(() => expect(document.body.textContent).toContain('New clients'));
  return store;
}

test('the verdict stands beside what the plan expects and what the facts give', async () => {
  line = {
    ...bare,
    entry: { ...bare.entry, text: 'Two meetings' },
    technology: summary,
    verdict: 'not_proven',
    reasons: ['wide'],
    interval: { low: 0.071, high: 0.241 },
    likely: { low: 1, high: 5 },
  };
  await section();
  expect(await screen.findByText('not proven')).toBeTruthy();
  const text = document.body.textContent!.replace(/\s+/g, ' ');
  expect(text).toContain('v3: 9 deals from 64 leads, through 22 Nov 2026');
  expect(text).toContain('The plan expects 15% from lead to deal, facts give 7–24%.');
  expect(text).toContain('20 leads give 1 to 5 deals in 8 cases of 10; the plan needs 3.');
  expect(screen.getByRole('link', { name: 'Open the steps' }).getAttribute('href')).toBe('/technologies/5');
});

test('a technology is chosen for a line as any other text of the plan', async () => {
  await section();
  const select = await screen.findByLabelText<HTMLSelectElement>('Sales technology: New clients');
  await fireEvent.change(select, { target: { value: 'Two meetings' } });
  await waitFor(() => expect(sent).toEqual([{ edits: [{ path: PATH, value: 'Two meetings' }], expects: [] }]));
});

test('a company without a technology is asked for the steps', async () => {
  all = [];
  await section();
  await waitFor(() => expect(document.body.textContent).toContain('There is no technology.'));
  expect(screen.getByRole('link', { name: 'Describe the steps' }).getAttribute('href')).toBe('/technologies/new');
});

test('a name that the company does not have is said to be nobody’s, and stays', async () => {
  line = { ...bare, entry: { ...bare.entry, text: 'Magic' } };
  await section();
  const select = await screen.findByLabelText<HTMLSelectElement>('Sales technology: New clients');
  await waitFor(() => expect(select.value).toBe('Magic'));
  expect(document.body.textContent).toContain('no technology of this name');
});
