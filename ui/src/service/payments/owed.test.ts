import { render } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';

import type { Receivables } from '../../api/types';
import { speak } from '../../words/words.svelte';
import Owed from './Owed.svelte';

beforeEach(() => speak('ru'));

const owed = (...clients: (string | null)[]): Receivables => ({
  currency: 'RUB', exponent: 2, amount: 10_000, overdue: 0,
  invoices: clients.map((client, at) => ({ number: `${at}`, client, due: '2026-12-31', days_overdue: 0, left: 5000, amount: 5000, deal: null, feed: null })),
});
const said = (props: { owed: Receivables; withClients?: boolean }) => render(Owed, props).container.querySelector('p')!.textContent!.trim().replace(/\s+/g, ' ');

test('of one client nothing is said of clients', () => {
  expect(said({ owed: owed('Ромашка', 'Ромашка') })).toBe('Клиент должен 100 ₽.');
  expect(said({ owed: owed('Ромашка'), withClients: false })).toBe('Клиент должен 100 ₽.');
  expect(said({ owed: owed(), withClients: false })).toBe('По счетам клиент ничего не должен.');
});

test('of several, or where nobody knows whose an invoice is, clients owe', () => {
  expect(said({ owed: owed('Ромашка', 'Вектор') })).toBe('Клиенты должны 100 ₽.');
  expect(said({ owed: owed(null) })).toBe('Клиенты должны 100 ₽.');
});
