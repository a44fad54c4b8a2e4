import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../api/stand-in';
import { speak } from '../words/words.svelte';
import { NumbersOfWeek, sayRefused, sayToMend } from './numbers-of-week.svelte';
import WeekNumbers from './WeekNumbers.svelte';

const line = (number: string, has_sum: boolean) => ({ number, n: 0, amount: 0, told: 0, told_amount: 0, written: 0, written_amount: 0, has_sum });
const WEEK = {
  from: '2026-11-23', to: '2026-11-29', counts_from: '2026-11-23', before: '2026-11-16', after: null, person: 'Anna',
  numbers: [line('calls', false), line('won', true), line('paid', true)],
};

let refusal: { code: string; path: string; detail: string };
let week: NumbersOfWeek;

beforeEach(async () => {
  await speak('en');
  vi.stubGlobal('fetch', async (request: Request) =>
    request.method === 'GET'
      ? new Response(JSON.stringify(WEEK), { headers: { 'Content-Type': 'application/json' } })
      : problem({ status: 422, ...refusal }),
  );
  week = new NumbersOfWeek();
  await week.read('current', 'Anna');
  render(WeekNumbers, { week, canWrite: true });
});

const invalid = () => [...document.querySelectorAll('[aria-invalid="true"]')].map((one) => document.querySelector(`label[for="${one.id}"]`)!.textContent);

test('every field has a label that is seen', () => {
  const labels = [...document.querySelectorAll('input')].map((one) => document.querySelector(`label[for="${one.id}"]`)?.textContent);
  expect(labels).toEqual(['Calls', 'How many: Deals won', 'Amount: Deals won', 'Amount: Payments']);
});

test('what is wrong with a number stands in its row and names it', async () => {
  refusal = { code: 'bad_number', path: 'calls', detail: '“five” is no number.' };
  const field = screen.getByLabelText('Calls', { selector: 'input' });
  await fireEvent.change(field, { target: { value: 'five' } });
  await week.save();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe('Calls: “five” is no number.');
  expect(alert.closest('[role="group"]')).toBe(field.closest('[role="group"]'));
  expect([invalid(), field.getAttribute('aria-describedby')]).toEqual([['Calls'], alert.id]);
  const [refused] = week.refused;
  expect([week.isAtField(refused!), sayToMend(refused!)]).toEqual([true, expect.stringContaining('is not saved. Mend: Calls')]);
  expect(sayRefused(refused!)).toContain('is not saved. Calls: “five”');
});

test('of a number with a sum, the sum is told from the count', async () => {
  refusal = { code: 'bad_money', path: 'won', detail: '“much” is no sum.' };
  week.set('won', { n: '1', amount: 'much' });
  await week.save();
  await waitFor(() => expect(invalid()).toEqual(['Amount: Deals won']));
});
