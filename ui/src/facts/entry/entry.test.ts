import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../../api/stand-in';
import type { Deal, Session } from '../../api/types';
import { enter } from '../../shell/session.svelte';
import { speak } from '../../words/words.svelte';
import ActionSheet from './ActionSheet.svelte';
import DealSheet from './DealSheet.svelte';

const SESSION: Session = {
  member: { id: 7, name: 'Anna', email: 'a@example.com', role: 'rep' },
  company: { id: 1, name: 'Vector', currency: 'RUB', exponent: 2 },
  language: 'en',
  may: ['read_facts', 'write_facts'],
  has_password: true,
  demo: false,
  insecure: false,
};
const STAFF = { employees: [{ id: 1, name: 'Boris', member: null }, { id: 2, name: 'Anna Kotova', member: 7 }], teams: [] };
const NAMES = { people: [], sources: [], lines: [], stages: [], reasons: [] };
const DEAL = { feed: 2, object: 'deal:17', kind: 'deal', title: 'Rope', number: '17', client: 'Severstal', person: 'A. Kotova' } as Deal;

let sent: Record<string, unknown>[];
/** Why what is sent next is refused. */
let refusal: { path: string; detail: string } | null;

beforeEach(async () => {
  [sent, refusal] = [[], null];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST') {
      sent.push((await request.json()) as Record<string, unknown>);
      if (refusal !== null) return problem({ status: 422, code: 'bad', ...refusal });
      return json({ feed: 2, object: 'deal:18', import: 1 });
    }
    if (pathname.endsWith('/clients')) return json({ clients: [{ id: 1, name: 'Severstal' }], next: null });
    return json(pathname.endsWith('/facts/names') ? NAMES : STAFF);
  });
  await speak('en');
  await enter(SESSION);
});

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const write = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const send = () => fireEvent.submit(document.querySelector('form')!);

test('whoever adds a deal need not type the own name', async () => {
  render(DealSheet, { onClose: () => {} });
  await waitFor(() => expect(field('Rep').value).toBe('Anna Kotova'));
  await write('Title', 'Rope');
  await send();
  await waitFor(() => expect(sent).toEqual([{ title: 'Rope', person: 'Anna Kotova', stage: 'lead' }]));
});

test('a name that was typed before the own one was known stays', async () => {
  render(DealSheet, { onClose: () => {} });
  await write('Rep', 'Boris');
  await waitFor(() => expect(document.querySelectorAll('datalist option').length).toBeGreaterThan(0));
  expect(field('Rep').value).toBe('Boris');
});

test('an action is of whose the deal is, and of a deal without anybody, one’s own', async () => {
  render(ActionSheet, { deal: DEAL, onClose: () => {} });
  expect(field('Who').value).toBe('A. Kotova');
  await send();
  await waitFor(() => expect(sent).toEqual([{ action: 'call', deal: { feed: 2, object: 'deal:17' } }]));
  cleanup();
  render(ActionSheet, { deal: { ...DEAL, person: null }, onClose: () => {} });
  await waitFor(() => expect(field('Who').value).toBe('Anna Kotova'));
});

test('what is wrong with a choice stands beside it', async () => {
  refusal = { path: 'stage', detail: 'No such stage.' };
  render(DealSheet, { onClose: () => {} });
  await send();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('No such stage.');
  expect(field('Stage').getAttribute('aria-describedby')).toBe(alert.id);
});

test('clients that are known are offered by what is typed of their names', async () => {
  render(DealSheet, { onClose: () => {} });
  const offered = () => [...(field('Client').list?.options ?? [])].map(({ value }) => value);
  await write('Client', 's');
  expect(offered()).toEqual([]);
  await write('Client', 'seve');
  await waitFor(() => expect(offered()).toEqual(['Severstal']));
});
