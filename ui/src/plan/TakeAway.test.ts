import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { speak } from '../words/words.svelte';
import type { PlanStore } from './plan.svelte';
import TakeAway from './TakeAway.svelte';

const store = (nWaiting: number) => ({ id: 7, nWaiting }) as unknown as PlanStore;

beforeEach(async () => {
  await speak('en');
});

test('a plan is taken away by plain links, which the browser follows itself', () => {
  render(TakeAway, { store: store(0), onClose: () => {} });
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/api/v1/plans/7/workbook', '/api/v1/plans/7/table']);
  expect(links.every((link) => link.hasAttribute('download'))).toBe(true);
  expect(screen.queryByText(/not yet saved/)).toBeNull();
});

test('the sheet is gone before the page is printed', async () => {
  const order: string[] = [];
  vi.stubGlobal('print', () => order.push('printed'));
  render(TakeAway, { store: store(0), onClose: () => order.push('closed') });
  await fireEvent.click(screen.getByRole('button', { name: /Print/ }));
  await vi.waitFor(() => expect(order).toEqual(['closed', 'printed']));
});

test('what the server does not have yet is not in the files, and that is said', async () => {
  await speak('ru');
  render(TakeAway, { store: store(2), onClose: () => {} });
  expect(screen.getByText(/ещё не сохранены/)).toBeTruthy();
});
