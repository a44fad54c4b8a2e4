import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { problem, StandIn } from '../api/stand-in';
import type { Session } from '../api/types';
import { forget, readPlans } from '../plan/open.svelte';
import { readFacts } from '../facts/reach.svelte';
import { enter } from '../shell/session.svelte';
import { speak } from '../words/words.svelte';
import Home from './Home.svelte';

const session: Session = {
  member: { id: 1, name: 'Marina', email: 'm@example.com', role: 'head' },
  company: { id: 1, name: 'Vector', currency: 'RUB', exponent: 2 },
  language: 'en',
  may: ['read_plan', 'edit_plans', 'bring_facts'],
  has_password: true,
  demo: false,
  insecure: false,
};
const plan = {
  id: 3,
  name: 'December',
  status: 'draft',
  version: 2,
  currency: 'RUB',
  exponent: 2,
  from: '2026-12-01',
  to: '2026-12-31',
  goal: 100_000_000,
  changed_at: '2026-11-23T10:00:00Z',
  changed_by: 'Marina',
};

let plans: unknown[];
/** When the last fact happened. */
let lastAt: string | null;
let refusal: Response | null;
let goal: 'done' | 'part';
beforeEach(async () => {
  forget();
  [plans, refusal, goal, lastAt] = [[], null, 'done', null];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'POST' && refusal !== null) return refusal;
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/facts')) return new Response(JSON.stringify({ last_at: lastAt, brought_at: lastAt, feeds: [], twins: [], n_deals: 0, sees: 'all' }));
    if (pathname.endsWith('/technologies')) return new Response(JSON.stringify({ version: 1, state: 'lacking', lines: [{ verdict: null }] }));
    const isOne = /\/plans\/\d+$/.test(pathname);
    const one = new StandIn().plan();
    one.solution.steps[0] = goal;
    return new Response(JSON.stringify(isOne ? { ...one, id: 3 } : { plans, next: null }));
  });
  await speak('en');
  await enter(session);
});

async function open(): Promise<void> {
  await Promise.all([readPlans(), readFacts()]);
  render(Home);
}

test('without a plan the page says where to begin', async () => {
  await open();
  expect(screen.getByText('No. Start with a goal.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Start from the example' })).toBeTruthy();
});

test('a company without facts is told that a plan can be counted from them', async () => {
  await open();
  expect(screen.getByRole('link', { name: 'Load a file from the CRM' }).getAttribute('href')).toBe('/import');
});

test('with facts it is told that a new plan begins with them', async () => {
  lastAt = '2026-11-29T10:00:00Z';
  await open();
  expect(screen.getByText(/^There are facts already/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Load a file from the CRM' })).toBeNull();
});

test('eight steps say what keeps the numbers from being a plan', async () => {
  plans = [plan];
  await open();
  expect(await screen.findByText('Not yet. Missing: 20 leads.')).toBeTruthy();
  const steps = screen.getByRole('table', { name: 'Eight steps' });
  const states = [...steps.querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent?.trim());
  expect(states).toEqual(['Ready', 'Ready', 'Missing', 'Waits', 'Waits', 'Waits', 'Waits', 'Waits']);
  expect(screen.getByRole('link', { name: 'Find what is missing' }).getAttribute('href')).toBe('/p/3/3');
  expect((await screen.findByRole('link', { name: 'Choose a sales technology' })).getAttribute('href')).toBe('/p/3/3#technology');
});

test('a goal that is not handed out exactly is told, and not as no goal', async () => {
  [plans, goal] = [[plan], 'part'];
  await open();
  expect(await screen.findByText('Not yet. Missing: shares that add up to the goal and 20 leads.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Hand out exactly the goal' }).getAttribute('href')).toBe('/p/3/1');
});

test('drafts are listed with their goals, and lead to their rooms', async () => {
  plans = [plan];
  await open();
  expect(screen.getByRole('link', { name: 'December' }).getAttribute('href')).toBe('/p/3/2');
  expect(screen.getByText('₽1,000,000')).toBeTruthy();
});

test('what is wrong in a file is shown with its place', async () => {
  refusal = problem({ status: 422, code: 'toml', detail: 'Close the quotes.', line: 3, column: 7 });
  await open();
  const picker = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(picker, 'files', { value: [new File(['x'], 'plan.toml')] });
  await fireEvent.change(picker);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('plan.toml, line 3, column 7');
  expect(alert.textContent).toContain('Close the quotes.');
});
