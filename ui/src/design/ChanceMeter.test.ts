import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';

import { speak } from '../words/words.svelte';
import ChanceMeter from './ChanceMeter.svelte';

beforeEach(() => speak('en'));

const filled = () => document.querySelectorAll('.on').length;

test('ten dots say the same as the words', () => {
  render(ChanceMeter, { chance: 0.5951 });
  expect([screen.getByRole('img').getAttribute('aria-label'), filled()]).toEqual(['6 in 10', 6]);
});

test('a rare chance has no dot and still is no zero', () => {
  render(ChanceMeter, { chance: 0.02 });
  expect([screen.getByRole('img').getAttribute('aria-label'), filled()]).toEqual(['under 1 in 20', 0]);
});

test('beside its words it is not read twice', () => {
  render(ChanceMeter, { chance: 0.8, silent: true });
  expect([screen.queryByRole('img'), filled()]).toEqual([null, 8]);
});
