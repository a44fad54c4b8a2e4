import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../../api/stand-in';
import type { ImportColumn, Imported, ImportFile, Session } from '../../api/types';
import { enter } from '../../shell/session.svelte';
import { speak } from '../../words/words.svelte';
import { readFacts } from '../../facts/reach.svelte';
import { forget, readPlans } from '../../plan/open.svelte';
import { brought, put } from './bringing.svelte';
import Import from './Import.svelte';

const none = { values: [], is_capped: false };
const column = (letters: string, header: string, field: string | null): ImportColumn => {
  const taken_for = field === null ? 'nothing' : 'field';
  return { column: letters, header, n: 1, samples: ['x'], taken_for, field, sureness: 'sure' };
};

const looked: ImportFile = {
  file: 'key-1',
  name: 'deals.csv',
  profile: 'bitrix24_deals',
  header_line: 1,
  n_rows: 3,
  is_whole: true,
  map: { of: 'deals', feed: 'Bitrix24', columns: { id: 'ID', created: 'Created', stage: 'Stage' } } as never,
  known_map: null,
  columns: [column('A', 'ID', 'id'), column('B', 'Created', 'created'), column('C', 'Stage', 'stage'), column('D', 'Note', null)],
  questions: [{ code: 'date_order', about: ['03/04/2026'], field: null, n: null }, { code: 'unknown_stages', about: ['Thinking'], field: null, n: null }],
  stages: [{ pipeline: null, stage: 'Thinking', n: 3, meaning: null }],
  people: none,
  sources: none,
  lines: none,
  loss_reasons: none,
  actions: none,
};
const told = (part: Partial<Imported>): Imported => ({ import: null, repeated: false, rows: 3, imported: 2, unchanged: 0, rejected: 1, rejects: [], codes: {}, tied: 0, without_deal: 0, without_deal_amount: 0, left_out: {}, uncounted: {}, new_deals: 0, changed_deals: 0, changes: [], missing_deals: 0, missing: [], twins: [], ...part });

type Sent = { file: string; map: Record<string, unknown>; dry_run: boolean };
let sent: Sent[];
let uploads: number;
let refusals: Response[];
let file: ImportFile;

class Upload {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void; onload?: () => void } = {};
  onload = () => {};
  status = 201;
  responseText = '';
  open() {}
  abort() {}
  setRequestHeader() {}
  send() {
    uploads += 1;
    this.responseText = JSON.stringify({ ...file, file: `key-${uploads}` });
    queueMicrotask(() => this.onload());
  }
}

beforeEach(async () => {
  localStorage.clear();
  [sent, uploads, refusals, file] = [[], 0, [], looked];
  put(null);
  forget();
  vi.stubGlobal('XMLHttpRequest', Upload);
  vi.stubGlobal('fetch', async (request: Request) => {
    const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
    if (request.method === 'DELETE') return new Response(null, { status: 204 });
    if (request.url.endsWith('/facts')) return json({ n_deals: 2 });
    if (request.url.includes('/plans')) return json({ plans: [], next: null });
    if (request.method === 'GET') return json(request.url.includes('import-files') ? { n_bytes: 10, n_bytes_read: 5 } : { imports: [], failed: [], next: null });
    const form = (await request.json()) as Sent;
    sent.push(form);
    return refusals.shift() ?? json(told({ import: form.dry_run ? null : 7 }), form.dry_run ? 200 : 201);
  });
  await speak('en');
  await signedInAs(['bring_facts', 'read_facts']);
});

const signedInAs = (may: string[]) =>
  enter({ company: { id: 1, currency: 'RUB', exponent: 2 }, member: { id: 1, name: 'Olga', role: 'owner' }, may, language: 'en', demo: false } as unknown as Session);

async function dropped() {
  render(Import);
  const input = document.querySelector<HTMLInputElement>('[data-import]')!;
  Object.defineProperty(input, 'files', { value: [new File(['x'], 'deals.csv')], configurable: true });
  await fireEvent.change(input);
  await waitFor(() => expect(heading()).toContain('3 of 4 columns understood'));
}
/** Spaces of any kind are plain. */
const heading = () => document.querySelector('h1')!.textContent!.replace(/\s+/g, ' ');
const load = () => fireEvent.click(document.querySelector('.bar .btn.p')!);

test('nothing is loaded before the questions are answered, and each answer is tried', async () => {
  await dropped();
  await waitFor(() => expect(document.querySelector('.bar')!.textContent).toContain('2 rows will be written'));
  await load();
  expect(document.body.textContent).toContain('Answer the questions first');
  await fireEvent.click(screen.getByLabelText('month'));
  await fireEvent.change(screen.getByLabelText('What the stage Thinking means'), { target: { value: 'open' } });
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ dry_run: true, map: { dates: 'MDY', stages: { Thinking: 'open' } } }));
  await load();
  await waitFor(() => expect(heading()).toBe('2 rows loaded, 1 not taken'));
  expect(sent.at(-1)).toMatchObject({ dry_run: false, file: 'key-1' });
  expect(document.activeElement).toBe(document.querySelector('h1'));
});

test('another currency is asked for its rate, and can go without one', async () => {
  file = { ...looked, questions: [{ code: 'several_currencies', about: ['EUR', 'RUB', 'USD'], field: null, n: null }], stages: [] };
  await dropped();
  await fireEvent.input(screen.getByLabelText('1 USD ='), { target: { value: '92,5' } });
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ dry_run: true, map: { rates: { USD: '92.5' } } }));
  await fireEvent.input(screen.getByLabelText('1 EUR ='), { target: { value: 'x' } });
  expect(document.body.textContent).toContain('A number above 0 is needed');
  await load();
  expect(document.body.textContent).toContain('Answer the questions first');
  await fireEvent.click(screen.getByText('Load without a rate'));
  await load();
  await waitFor(() => expect(heading()).toBe('2 rows loaded, 1 not taken'));
  expect(sent.at(-1)).toMatchObject({ dry_run: false, map: { rates: { USD: '92.5' } } });
  expect((sent.at(-1)!.map.rates as object)).not.toHaveProperty('EUR');
});

test('without a plan, making one is what comes next', async () => {
  await signedInAs(['bring_facts', 'read_facts', 'edit_plans']);
  await Promise.all([readPlans(), readFacts()]);
  await dropped();
  await fireEvent.click(screen.getByLabelText('day'));
  await fireEvent.change(screen.getByLabelText('What the stage Thinking means'), { target: { value: 'open' } });
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ map: { dates: 'DMY', stages: { Thinking: 'open' } } }));
  await load();
  const plan = await screen.findByRole('link', { name: 'Make a plan' });
  expect([plan.getAttribute('href'), document.querySelectorAll('.btn.p').length]).toEqual(['/', 1]);
});

test('a file that the server forgot is sent again, and nobody notices', async () => {
  await dropped();
  refusals.push(problem({ status: 404, code: 'not_found', detail: 'Gone.' }));
  await fireEvent.click(screen.getByLabelText('day'));
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ file: 'key-2', map: { dates: 'DMY' } }));
  expect([uploads, document.body.textContent?.includes('Gone.')]).toEqual([2, false]);
});

test('what was set outlives a refusal, another language and another page', async () => {
  await dropped();
  refusals.push(problem({ status: 422, code: 'bad', detail: 'Not so.' }));
  await fireEvent.click(screen.getByLabelText('day'));
  await waitFor(() => expect(document.querySelector('.bar')!.textContent).toContain('Not so.'));
  const before = sent.length;
  await speak('ru');
  await waitFor(() => expect(sent.length).toBeGreaterThan(before));
  expect([sent.at(-1)?.map.dates, brought()?.map.dates]).toEqual(['DMY', 'DMY']);
});

test('the map of the last time leaves one button, and what is new in the file is asked', async () => {
  const known = { ...(looked.map as object), dates: 'DMY', stages: { Thinking: 'open' } };
  file = { ...looked, known_map: known as never };
  await dropped();
  expect(document.body.textContent).toContain('Settings are those of the last time');
  expect(document.querySelectorAll('[data-question]')).toHaveLength(0);
});

test('whoever may not bring facts is told who may', async () => {
  await signedInAs(['read_facts']);
  render(Import);
  expect(document.body.textContent).toContain('Owners and heads of sales load files');
  expect(document.querySelector('[data-import]')).toBeNull();
});

test('without the columns that make a row a record nothing is foretold, and the column is asked for', async () => {
  await dropped();
  await waitFor(() => expect(document.querySelector('.bar')!.textContent).toContain('2 rows will be written'));
  await fireEvent.change(screen.getByLabelText('What the column ID is taken for'), { target: { value: '' } });
  await waitFor(() => expect(document.querySelector('.bar')!.textContent).not.toContain('rows will be written'));
  await fireEvent.change(screen.getByLabelText(/^Which column is .Number/), { target: { value: 'D' } });
  await waitFor(() => expect(sent.at(-1)?.map.columns).toMatchObject({ id: 'Note' }));
});
