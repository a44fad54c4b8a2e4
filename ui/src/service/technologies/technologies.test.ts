import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../../api/stand-in';
import type { Technology, TechnologyForm } from '../../api/types';
import { speak } from '../../words/words.svelte';
import { TechnologyDraft } from './technology-draft.svelte';
import TechnologyPage from './TechnologyPage.svelte';

const step = (name: string) => ({ name, script: `${name}!`, materials: '', criterion: '' });
const made = (version: number, names: string[], by = 'me'): Technology => ({
  id: 7,
  name: 'Two meetings',
  version,
  offered: true,
  segment: 'Factories',
  steps: names.map(step),
  proof: { won: 9, leads: 64, to: '2026-11-22' },
  changed_at: '2026-11-23T10:00:00Z',
  changed_by: by,
  may_edit: true,
});

let server: Technology;
let sent: (TechnologyForm & { seen: string })[];
let refusal: Response | null;
beforeEach(async () => {
  localStorage.clear();
  await speak('en');
  [server, sent, refusal] = [made(3, ['Call', 'Meeting']), [], null];
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });
    if (new URL(request.url).pathname.endsWith('/versions')) return body({ versions: [], next: null });
    if (request.method === 'GET') return body(server);
    const form = (await request.json()) as TechnologyForm;
    const seen = request.headers.get('If-Match') ?? '';
    sent.push({ ...form, seen });
    if (refusal !== null) return refusal;
    if (seen !== `"${server.version}"`) return problem({ status: 412, code: 'version_conflict', detail: '', version: server.version });
    server = { ...server, version: server.version + 1, name: form.name, steps: form.steps };
    return body(server);
  });
});

const legends = () => [...document.querySelectorAll('fieldset')].map((one) => one.querySelector('input')!.value);

async function page() {
  const { container } = render(TechnologyPage, { technology: 7 });
  await waitFor(() => expect(legends()).toEqual(['Call', 'Meeting']));
  return container;
}

test('a step is moved by its button and by Alt with an arrow, and the focus goes along', async () => {
  await page();
  await fireEvent.click(screen.getByRole('button', { name: 'Move down: Call' }));
  await waitFor(() => expect(legends()).toEqual(['Meeting', 'Call']));
  const field = document.querySelectorAll('fieldset')[1]!.querySelector('input')!;
  field.focus();
  await fireEvent.keyDown(field, { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(legends()).toEqual(['Call', 'Meeting']));
  expect(document.activeElement).toBe(field);
});

test('changed steps say that the proof stays with the version it is of', async () => {
  await page();
  expect(document.body.textContent).not.toContain('stays with version 3');
  await fireEvent.click(screen.getByRole('button', { name: 'Remove: Meeting' }));
  await waitFor(() => expect(document.body.textContent).toContain('9 of 64, 22.11.2026 stays with version 3'));
  await fireEvent.click(screen.getByRole('button', { name: 'Save as version 4' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ seen: '"3"', proof: '9 of 64, 22.11.2026', proves_new_steps: false, steps: [step('Call')] });
});

test('what cannot be read is told at its field, and stays in it', async () => {
  await page();
  refusal = problem({ status: 422, code: 'bad_name', detail: 'A name cannot be empty.', path: 'steps[1].name' });
  const field = document.querySelectorAll('fieldset')[1]!.querySelector('input')!;
  await fireEvent.input(field, { target: { value: '' } });
  await fireEvent.click(screen.getByRole('button', { name: 'Save as version 4' }));
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(document.querySelectorAll('fieldset')[1]!.textContent).toContain('A name cannot be empty.');
});

test('what was typed outlives the page, and goes once it is saved', async () => {
  const before = new TechnologyDraft(server, 1);
  before.typed.name = 'Three meetings';
  before.keep();
  const after = new TechnologyDraft(server, 1);
  expect([after.typed.name, after.isChanged, after.theirs]).toEqual(['Three meetings', true, null]);
  expect(new TechnologyDraft(server, 2).isChanged).toBe(false);
  await after.save();
  expect(new TechnologyDraft(server, 1).typed.name).toBe('Three meetings');
  expect(localStorage.length).toBe(1);
});

test('of two who wrote at once the second sees both, and chooses', async () => {
  const mine = new TechnologyDraft(server, 1);
  mine.typed.name = 'Mine';
  server = made(4, ['Visit'], 'Boris');
  expect(await mine.save()).toBe(false);
  expect([mine.typed.name, mine.theirs?.changed_by, mine.theirs?.steps[0]?.name]).toEqual(['Mine', 'Boris', 'Visit']);
  const back = mine.giveUp();
  expect([mine.typed.steps[0]?.name, mine.theirs, mine.isChanged]).toEqual(['Visit', null, false]);
  back();
  expect([mine.typed.name, mine.theirs?.version]).toEqual(['Mine', 4]);
  expect(await mine.saveOver()).toBe(true);
  expect([sent.at(-1)?.seen, server.name, mine.isChanged]).toEqual(['"4"', 'Mine', false]);
});
