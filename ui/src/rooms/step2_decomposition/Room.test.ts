import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { StandIn } from '../../api/stand-in';
import type { Solution } from '../../api/types';
import { PlanStore } from '../../plan/plan.svelte';
import { speak } from '../../words/words.svelte';
import { cellOf } from './editing.svelte';
import Room from './Room.svelte';

const GOAL = 'goal.amount';
const LEADS = 'line[0].stage[0].count';
const MEETINGS = 'line[0].stage[1].conversion';

let server: StandIn;
let store: PlanStore;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  await speak('en');
  server = new StandIn();
  vi.stubGlobal('fetch', server.fetch);
  store = new PlanStore(1, { company: 1, id: 1, name: 'me' });
  await store.load();
  render(Room, { store });
});

const shown = (path: string) => cellOf(path)?.textContent?.trim();
const field = () => document.querySelector<HTMLInputElement>('tbody input[type=text]');

async function type(path: string, text: string): Promise<HTMLInputElement> {
  await fireEvent.click(cellOf(path)!);
  const input = field()!;
  await fireEvent.input(input, { target: { value: text } });
  return input;
}

test('the page asks a question and answers it in a sentence', () => {
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What it takes to earn ₽1,000,000');
  expect(document.querySelector('.lead')?.textContent).toContain('20 leads make 10 meetings and 3 deals');
  expect(document.querySelector('.mode')?.textContent).toContain('Solving for leads');
});

test('typing shows what follows before anything is saved', async () => {
  await type(GOAL, '1 400 000');
  await waitFor(() => expect(shown(LEADS)).toBe('28'));
  expect(server.version).toBe(1);
  await fireEvent.keyDown(field()!, { key: 'Escape' });
  await waitFor(() => expect(shown(LEADS)).toBe('20'));
  expect([server.version, shown(GOAL)]).toEqual([1, '₽1,000,000']);
});

test('Enter saves and gives the focus back to the number', async () => {
  await fireEvent.keyDown(await type(GOAL, '900000'), { key: 'Enter' });
  await waitFor(() => expect(shown(GOAL)).toBe('₽900,000'));
  expect(server.document.get(GOAL)).toBe('900000');
  expect(document.activeElement).toBe(cellOf(GOAL));
});

test('leaving the field saves, and an untouched field asks for nothing', async () => {
  await fireEvent.focusOut(await type(GOAL, '900000'));
  await waitFor(() => expect(server.document.get(GOAL)).toBe('900000'));
  await waitFor(() => expect(shown(GOAL)).toBe('₽900,000'));
  await fireEvent.click(cellOf(MEETINGS)!);
  expect(field()?.value).toBe('30%');
  await fireEvent.focusOut(field()!);
  expect([server.version, shown(MEETINGS)]).toEqual([2, '30%']);
});

test('a text that cannot be read stays in its field with the reason under it', async () => {
  await fireEvent.keyDown(await type(GOAL, 'lots'), { key: 'Enter' });
  await waitFor(() => expect(field()?.getAttribute('aria-invalid')).toBe('true'));
  expect([field()?.value, screen.getByRole('alert').textContent]).toEqual(['lots', '"lots"?']);
  expect(field()?.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
});

test('an emptied field leaves its number to be solved', async () => {
  await fireEvent.keyDown(await type(MEETINGS, ''), { key: 'Enter' });
  await waitFor(() => expect(server.document.has(MEETINGS)).toBe(false));
});

test('keys move between numbers, pin them, and step them', async () => {
  cellOf(GOAL)?.focus();
  await fireEvent.keyDown(cellOf(GOAL)!, { code: 'ArrowDown' });
  expect(document.activeElement).toBe(cellOf('line[0].amount'));
  await fireEvent.keyDown(cellOf(LEADS)!, { code: 'KeyP' });
  await waitFor(() => expect(server.document.get(LEADS)).toBe('20'));
  await waitFor(() => expect(cellOf(MEETINGS)).not.toBeNull());
  await fireEvent.keyDown(cellOf(MEETINGS)!, { code: 'PageUp' });
  expect(field()?.value).toBe('35%');
});

test('the main button takes the count for eight of ten', async () => {
  await fireEvent.click(screen.getByRole('button', { name: 'Take 28 leads' }));
  await waitFor(() => expect(server.document.get(LEADS)).toBe('28'));
});

test('a colleague’s number is not overwritten: the person chooses', async () => {
  const input = await type(GOAL, '900000');
  server.edit([{ path: GOAL, value: '1200000' }], 'Igor');
  await fireEvent.keyDown(input, { key: 'Enter' });
  await screen.findByText(/changed to ₽1,200,000, by Igor/);
  await fireEvent.click(screen.getByRole('button', { name: 'Keep mine: ₽900,000' }));
  await waitFor(() => expect(server.document.get(GOAL)).toBe('900000'));
});

test('numbers that cannot all hold say so, and each offers a way out', async () => {
  const conflict: Solution['conflict'] = [
    { path: GOAL, value: { kind: 'money', value: 100_000_000 }, nearest: { kind: 'money', value: 80_000_000 }, nearest_in_set: null },
    { path: LEADS, value: { kind: 'count', value: 14 }, nearest: null, nearest_in_set: null },
  ];
  const plan = server.plan();
  store.plan = { ...plan, solution: { ...plan.solution, status: 'conflict', conflict, chance: null } };
  expect((await screen.findByRole('alert')).textContent).toContain('goal; New clients: leads');
  expect(screen.getAllByRole('button', { name: 'Unpin' }).length).toBe(2);
  await fireEvent.click(screen.getByRole('button', { name: 'Set ₽800,000' }));
  await waitFor(() => expect(server.document.get(GOAL)).toBe('800000.00'));
});

test('every number of the tree is reachable, in a table with heads', () => {
  expect(screen.getByRole('table', { name: /taken apart/ })).toBeTruthy();
  const paths = [...document.querySelectorAll('[data-path]')].map((cell) => cell.getAttribute('data-path'));
  expect(paths.filter((path) => !path?.endsWith('.share')).length).toBe(new Set(paths).size);
  expect(paths).toEqual(expect.arrayContaining([GOAL, LEADS, MEETINGS, 'line[1].deals', 'line[1].check']));
});

test('the ledger says who stands behind a number, and how much money rests on it', async () => {
  const row = await screen.findByRole('row', { name: /average sale.*no observations/ });
  expect([...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim())).toEqual(
    expect.arrayContaining(['₽200,000', 'set by Marina', '₽600,000']),
  );
});

test('a slider goes with the hand, and not with the answer to an earlier step', async () => {
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    if (new Request(input).url.endsWith('/previews')) await isReleased;
    return server.fetch(input, init);
  });
  await fireEvent.click(cellOf(MEETINGS)!);
  const slider = document.querySelector<HTMLInputElement>('tr.focused input[type=range]')!;
  await fireEvent.input(slider, { target: { value: '31' } });
  await fireEvent.input(slider, { target: { value: '32' } });
  release();
  await waitFor(() => expect(store.isTrying).toBe(true));
  expect(slider.value).toBe('32');
  await waitFor(() => expect(store.isLate).toBe(false));
  expect([slider.value, field()?.value]).toEqual(['32', '32%']);
});
