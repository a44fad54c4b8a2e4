import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';

import type { Deal, Imported } from '../../api/types';
import { speak } from '../../words/words.svelte';
import Missing from './Missing.svelte';
import Twins from './Twins.svelte';

beforeAll(() => speak('en'));

const told = (part: Partial<Imported>) => ({ twins: [], missing_deals: 0, missing: [], ...part }) as unknown as Imported;
const deal = { kind: 'deal', feed: 1, object: 'deal:5', number: '5', title: 'Racks', amount: 5_000_000, original: null } as unknown as Deal;

test('deals that are in another feed already are told with its name; of those that people wrote, that they did', () => {
  render(Twins, { told: told({ twins: [{ feed: 'CRM', other: 'Old CRM', deals: 7 }, { feed: 'CRM', other: null, deals: 1 }] }) });
  expect(screen.getByRole('heading', { name: 'May count twice: 7 deals' }).closest('section')!.textContent).toContain('“Old CRM”');
  expect(screen.getByRole('heading', { name: 'May count twice: 1 deal' }).closest('section')!.textContent).toContain('written by hand');
});

test('deals that a newer file lacks are named, and how many more there are', () => {
  render(Missing, { told: told({ missing_deals: 21, missing: [deal] }), isOld: false });
  expect(screen.getByRole('link', { name: 'Racks' }).getAttribute('href')).toBe('/deals/1/deal%3A5');
  expect(document.body.textContent).toContain('And 20 more.');
});

test('of a file without doubts nothing is said', () => {
  render(Twins, { told: told({}) });
  render(Missing, { told: told({}), isOld: false });
  expect(document.querySelector('section')).toBeNull();
});
