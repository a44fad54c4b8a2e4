import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';

import type { Forecast, ForecastBand } from '../api/types';
import { speak } from '../words/words.svelte';
import ByRep from './ByRep.svelte';
import Fan from './Fan.svelte';
import { sayOutlook } from './forecast-words';
import Largest from './Largest.svelte';
import Parts from './Parts.svelte';
import Path from './Path.svelte';
import Weeks from './Weeks.svelte';

const RUB = { currency: 'RUB', exponent: 2 };
const band = (middle: number): ForecastBand => ({ lowest: middle * 50, low: middle * 80, middle: middle * 100, high: middle * 120, highest: middle * 160, mean: middle * 101 });
const forecast = (more: Partial<Forecast> = {}): Forecast => ({
  facts: { last_at: '2026-12-10T10:00:00Z', brought_at: '2026-12-10T10:00:00Z' },
  today: '2026-12-10', from: '2026-12-01', to: '2026-12-31', needed: 100_000_000, won: 40_000_000, chance: 0.62,
  won_by: [{ day: '2026-12-06', won: 15_000_000 }, { day: '2026-12-10', won: 40_000_000 }],
  path: [{ day: '2026-11-29', chance: 0.41, kept: false }, { day: '2026-12-06', chance: 0.52, kept: true }],
  deals: 400, ended: 350,
  reps: [{ name: 'Anna', won: 30_000_000, to_come: band(300_000) }, { name: null, won: 10_000_000, to_come: band(0) }],
  to_come: {
    all: band(600_000), open: band(350_000), new: band(200_000), pipeline: band(550_000), trend: band(700_000), correction: 5_000_000,
    fan: [{ day: '2026-12-20', band: band(700_000) }, { day: '2026-12-31', band: band(1_000_000) }],
    largest: [{ feed: 2, object: 'deal:17', title: 'Rope', client: 'Severstal', amount: 20_000_000, chance: 0.44, expected: 8_000_000, without: 0.31 }],
    open_deals: 12, windows: 9,
  },
  ...more,
});

const plain = (text: string) => text.replace(/\s+/g, ' ');

beforeAll(() => speak('en'));

test('what will come is a sentence with its spread, and of a period that is over what came', () => {
  expect(plain(sayOutlook(forecast(), RUB))).toMatch(/₽800,000 – ₽1,200,000 by 31 Dec 2026$/);
  expect(sayOutlook(forecast({ to_come: null }), RUB)).toBe('The period is over: ₽400,000 won');
});

test('parts are told from what is certain to what is not there yet, and the trend has a line of its own', () => {
  render(Parts, { forecast: forecast(), currency: RUB });
  expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual([
    'Won already', '12 open deals', 'Deals that are not there yet', 'Correction by the trend', 'In all by the end of the period',
  ]);
  expect(screen.getByText('+₽50,000')).toBeTruthy();
});

test('a deal says what would become of the chance without it', () => {
  render(Largest, { forecast: forecast(), currency: RUB });
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
  expect(cells).toEqual(['₽200,000', 'Won within the period: 4 in 10', '₽80,000', 'Chance of the goal without it: 3 in 10']);
  expect(screen.getByRole('link', { name: 'Rope' }).getAttribute('href')).toBe('/deals/2/deal%3A17');
});

test('the fan says in words where it ends, and never draws what is no number', () => {
  const drawn = (one: Forecast) => {
    const { container, unmount } = render(Fan, { forecast: one, currency: RUB });
    const [html, label] = [container.innerHTML, screen.getByRole('img').getAttribute('aria-label')];
    unmount();
    return { html, label };
  };
  expect(plain(drawn(forecast()).label ?? '')).toContain('₽800,000 to ₽1,200,000 by 31 Dec 2026, goal ₽1,000,000');
  // Nothing at all, and a period that is yet to begin.
  const nothing = forecast({ won: 0, needed: null, today: '2026-11-20', to_come: { ...forecast().to_come!, fan: [{ day: '2026-12-31', band: band(0) }] } });
  expect(drawn(nothing).html).not.toMatch(/NaN|Infinity/);
});

test('the path of the chance says where it was and where it is, and tells what was kept from what was made again', () => {
  const { container } = render(Path, { forecast: forecast() });
  expect(plain(screen.getByRole('img').getAttribute('aria-label') ?? '')).toBe('Chance of the goal week by week: 4 in 10 on 29 Nov 2026, 6 in 10 on 10 Dec 2026');
  expect([...container.querySelectorAll('circle')].map((dot) => dot.classList.contains('remade'))).toEqual([true, false, false]);
});

test('without a goal there is no path', () => {
  const { container } = render(Path, { forecast: forecast({ needed: null, chance: null, path: [] }) });
  expect(container.querySelector('svg')).toBeNull();
});

test('weeks are a table as well: those before the period, those that are over, and those to come', () => {
  render(Weeks, { forecast: forecast(), currency: RUB });
  const rows = screen.getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => plain(cell.textContent)));
  expect(rows).toEqual([
    ['29 Nov 2026', '', '', '4 in 10, made again'],
    ['6 Dec 2026', '₽150,000', '', '5 in 10'],
    ['10 Dec 2026', '₽400,000', '', '6 in 10'],
    ['20 Dec 2026', '', '₽560,000 – ₽840,000', ''],
    ['31 Dec 2026', '', '₽800,000 – ₽1,200,000', ''],
  ]);
});

test('each rep stands with what was won and what may come, and deals of nobody are not dropped', () => {
  render(ByRep, { forecast: forecast(), currency: RUB });
  const rows = screen.getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => plain(cell.textContent)));
  expect(rows).toEqual([['Anna', '₽300,000', 'Still to come, on average: ₽303,000', '₽240,000 – ₽360,000'],
    ['Deals of nobody', '₽100,000', 'Still to come, on average: ₽0', '₽0 – ₽0'],]);
});
