import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test, vi } from 'vitest';

import type { ForecastAccuracyGroup, JudgedForecast } from '../../api/types';
import { speak } from '../../words/words.svelte';
import { sayAccuracy, sayGroup } from './accuracy-words';
import Each from './Each.svelte';
import Promises from './Promises.svelte';

const one = (more: Partial<JudgedForecast> = {}): JudgedForecast => ({
  from: '2026-10-01', to: '2026-10-31', day: '2026-10-04', came: 100, place: 0.5, kept: false,
  said: { lowest: 50, low: 80, middle: 100, high: 120, highest: 150, mean: 100 },
  ...more,
});
const group = (more: Partial<ForecastAccuracyGroup> = {}): ForecastAccuracyGroup => ({
  horizon: 'm', when: 'start', lead_days: 26, n: 2, within_80: 1, within_95: 2, crps: 10, run_rate: 20,
  promises: [{ chance: 0.9, n: 2, came_true: 2 }, { chance: 0.5, n: 0, came_true: 0 }, { chance: 0.1, n: 2, came_true: 0 }],
  forecasts: [one(), one({ from: '2026-09-01', to: '2026-09-30', came: 130, kept: true })],
  ...more,
});

beforeAll(() => speak('en'));

test('the answer counts whole periods', () => {
  expect(sayAccuracy(group())).toBe('In 1 of 2 months the result lay within the forecast’s band');
  expect(sayGroup(group({ horizon: 'q', when: 'middle' }))).toBe('Quarter, in the middle');
});

test('a forecast says whether what came lay within it, and whether it was said then', () => {
  render(Each, { groups: [group()], group: group(), onChoose: vi.fn() });
  const rows = screen.getAllByRole('row').slice(1).map((row) => row.textContent.replace(/\s+/g, ' '));
  expect(rows[0]).toContain('made again');
  expect(rows[0]).not.toContain('above the band');
  expect(rows[1]).toContain('above the band');
  expect(rows[1]).not.toContain('made again');
});

test('a chance that was told stands beside how often it came true', () => {
  render(Promises, { group: group() });
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['2 of 2', '0 of 2']);
});
