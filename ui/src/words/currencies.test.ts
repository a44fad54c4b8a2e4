import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import type { ImportFile, ImportQuestion } from '../api/types';
import Setup from '../pages/Setup.svelte';
import Question from '../service/import/Question.svelte';
import { CURRENCIES } from './currencies';
import { speak } from './words.svelte';

beforeEach(async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ needed: true }), { headers: { 'Content-Type': 'application/json' } }));
  await speak('en');
});

test('a new company and a file without a currency are offered the same ones', () => {
  render(Setup, { token: 'secret' });
  const [select] = screen.getAllByRole('combobox');
  expect([...select!.querySelectorAll('option')].map((one) => one.textContent)).toEqual(CURRENCIES);
  const question: ImportQuestion = { code: 'no_currency', about: [], field: null, n: null };
  const file = { columns: [] } as unknown as ImportFile;
  render(Question, { question, file, map: { of: 'deals', columns: {} } as never, state: 'open', onMap: () => {}, onAgree: () => {} });
  expect(screen.getAllByRole('radio').map((one) => (one as HTMLInputElement).value)).toEqual(CURRENCIES);
});
