import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';

import type { Forecast, ForecastBand } from '../api/types';
import { speak } from '../words/words.svelte';
import ByPart from './ByPart.svelte';
import Fan from './Fan.svelte';
import { madeOf, type Part, partsByLine, partsByRep, partsByTeam, sayOutlook } from './forecast-words';
import GoalChance from './GoalChance.svelte';
import Largest from './Largest.svelte';
import MadeOf from './MadeOf.svelte';
import Parts from './Parts.svelte';
import Path from './Path.svelte';
import Weeks from './Weeks.svelte';

const RUB = { currency: 'RUB', exponent: 2 };
const band = (middle: number): ForecastBand => ({ lowest: middle * 50, low: middle * 80, middle: middle * 100, high: middle * 120, highest: middle * 160, mean: middle * 101 });
const forecast = (more: Partial<Forecast> = {}): Forecast => ({
  facts: { last_at: '2026-12-10T10:00:00Z', brought_at: '2026-12-10T10:00:00Z' },
  today: '2026-12-10', from: '2026-12-01', to: '2026-12-31', needed: 100_000_000, left: 60_000_000, counted: 'sales', wanted: 'sales', line: null, came: 40_000_000, untied: 0, chance: 0.62, reaches: null,
  plan_by: [{ day: '2026-12-06', came: 20_000_000 }, { day: '2026-12-20', came: 60_000_000 }, { day: '2026-12-31', came: 100_000_000 }],
  came_by: [{ day: '2026-12-06', came: 15_000_000 }, { day: '2026-12-10', came: 40_000_000 }],
  path: [{ day: '2026-11-29', chance: 0.41, kept: false }, { day: '2026-12-06', chance: 0.52, kept: true }],
  deals: 400, ended: 350,
  reps: [{ name: 'Anna', came: 30_000_000, to_come: band(300_000) }, { name: null, came: 10_000_000, to_come: band(0) }],
  teams: [],
  to_come: {
    signed: { deals: 3, band: band(50_000) }, open: { deals: 12, band: band(300_000) }, new: band(200_000), pipeline: band(550_000), trend: band(700_000), correction: 5_000_000,
    fan: [{ day: '2026-12-20', band: band(700_000) }, { day: '2026-12-31', band: band(1_000_000) }],
    goals: [{ chance: 0.9, sum: 80_000_000 }, { chance: 0.5, sum: 100_000_000 }],
    made_of: { model: 4, seed: 1, draws: 2_000, reached: 1_240, new_deals_a_week: 6.24, sales: 57, mean_sale: 9_500_000, trend_weight: 0.35, spread: 1.06, windows: 9 },
    largest: [{ feed: 2, object: 'deal:17', title: 'Rope', client: 'Severstal', amount: 20_000_000, chance: 0.44, expected: 8_000_000, without: 0.31 }],
  },
  ...more,
});

const plain = (text: string) => text.replace(/\s+/g, ' ');

beforeAll(() => speak('en'));

test('what will come is a sentence with its spread, and of a period that is over what came', () => {
  expect(plain(sayOutlook(forecast(), RUB))).toMatch(/₽800,000 – ₽1,200,000 by 31 Dec 2026$/);
  expect(sayOutlook(forecast({ to_come: null }), RUB)).toBe('The period is over: ₽400,000 won');
  const far = forecast({ to_come: null, chance: null, to: '2030-12-31', reaches: '2029-12-12' });
  expect(plain(sayOutlook(far, RUB))).toMatch(/^The period ends on 31 Dec 2030\. .* today until 12 Dec 2029/);
});

test('parts are told from what is certain to what is not there yet, and the trend has a line of its own', () => {
  render(Parts, { forecast: forecast(), currency: RUB });
  expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual([
    'Won already', '3 deals with a contract', '12 open deals', 'Deals that are not there yet', 'Correction by the trend', 'In all by the end of the period',
  ]);
  expect(screen.getByText('+₽50,000')).toBeTruthy();
});

test('what has come says by what it is counted, and leads to the deals of those days', () => {
  const first = (counted: string) => {
    const { unmount } = render(Parts, { forecast: forecast({ counted }), currency: RUB });
    const [head] = screen.getAllByRole('rowheader');
    const found = [head!.textContent, head!.querySelector('a')?.getAttribute('href')];
    unmount();
    return found;
  };
  expect(first('contracts')).toEqual(['Signed already', '/deals?event=contract&since=2026-12-01&until=2026-12-31']);
  expect(first('payments')[0]).toBe('Paid already');
});

test('a deal says what would become of the chance without it', () => {
  render(Largest, { forecast: forecast(), currency: RUB });
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent);
  expect(cells).toEqual(['₽200,000', 'Won within the period: 4 in 10', '₽80,000', 'Chance of the goal without it: 3 in 10']);
  expect(screen.getByRole('link', { name: 'Rope' }).getAttribute('href')).toBe('/deals/2/deal%3A17');
});

test('whoever sees only his own deals is not told that there are none', () => {
  const none = forecast({ to_come: { ...forecast().to_come!, largest: [] } });
  const { unmount } = render(Largest, { forecast: none, currency: RUB });
  expect(screen.getByText('The largest open deals are in other hands.')).toBeTruthy();
  unmount();
  const part = { deals: 0, band: band(0) };
  render(Largest, { forecast: forecast({ to_come: { ...forecast().to_come!, largest: [], open: part, signed: part } }), currency: RUB });
  expect(screen.getByText(/^No deal is open/)).toBeTruthy();
});

test('what the numbers are made of is one press away', () => {
  const said = (more: Partial<NonNullable<Forecast['to_come']>['made_of']> = {}) => {
    const toCome = forecast().to_come!;
    const { container, unmount } = render(MadeOf, { forecast: forecast({ to_come: { ...toCome, made_of: { ...toCome.made_of, ...more } } }), currency: RUB });
    const found = [...container.querySelectorAll('dd')].map((cell) => plain(cell.textContent));
    unmount();
    return found;
  };
  expect(said()).toEqual([
    '1,240 of 2,000 draws of the period bring it',
    '6.2 new deals a week, as lately; a sale brings ₽95,000 on average, by 57 sales',
    'The trend counts 35%, deals the rest; the range is 106% of what both say. Learned from 9 months and quarters that are over',
    'Model 4, seed 1, facts up to 10 Dec 2026: the same facts give the same numbers',
  ]);
  expect(said({ reached: null, windows: 0 })).toHaveLength(3);
});

test('of a period that is over it is said whether the goal was reached, and no chance', () => {
  const said = (left: number) => {
    const { container, unmount } = render(GoalChance, { forecast: forecast({ to_come: null, chance: 0, left }), currency: RUB });
    const text = plain(container.textContent ?? '').trim();
    unmount();
    return text;
  };
  expect(said(25_000_000)).toBe('The goal of ₽1,000,000 is missed by ₽250,000.');
  expect(said(0)).toBe('The goal of ₽1,000,000 is reached.');
});

test('the fan stands beside the plan of each week, and labels at its edge stand apart', () => {
  const one = forecast({ needed: 121_000_000, to_come: { ...forecast().to_come!, fan: [{ day: '2026-12-31', band: band(1_000_000) }] } });
  const { container } = render(Fan, { forecast: one, currency: RUB });
  expect(container.querySelector('.goal')?.getAttribute('d')?.match(/L/g)).toHaveLength(3);
  const heights = [...container.querySelectorAll('text.of-goal, text.quiet')].map((text) => Number(text.getAttribute('y')));
  expect(heights).toHaveLength(3);
  expect(heights.every((at, i) => i === 0 || 14 <= at - heights[i - 1]!)).toBe(true);
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
  const nothing = forecast({ came: 0, needed: null, today: '2026-11-20', to_come: { ...forecast().to_come!, fan: [{ day: '2026-12-31', band: band(0) }] } });
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
    ['29 Nov 2026', '', '', '', '4 in 10, made again'],
    ['6 Dec 2026', '₽150,000', '₽200,000', '', '5 in 10'],
    ['10 Dec 2026', '₽400,000', '', '', '6 in 10'],
    ['20 Dec 2026', '', '₽600,000', '₽560,000 – ₽840,000', ''],
    ['31 Dec 2026', '', '₽1,000,000', '₽800,000 – ₽1,200,000', ''],
  ]);
});

const rowsOf = (parts: Part[]) => {
  const { unmount } = render(ByPart, { title: 'Parts', of: 'Part', came: 'Won', parts, currency: RUB });
  const rows = screen.queryAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => plain(cell.textContent)));
  unmount();
  return rows;
};

test('each rep stands with what was won and what may come, and deals of nobody are not dropped', () => {
  expect(rowsOf(partsByRep(forecast()))).toEqual([
    ['Anna', '₽300,000', 'Still to come, on average: ₽303,000', '₽240,000 – ₽360,000'],
    ['Deals without a rep', '₽100,000', 'Still to come, on average: ₽0', '₽0 – ₽0'],
  ]);
});

test('teams stand below those above them, and one alone is not told', () => {
  const west = { name: 'West', depth: 0, came: 40_000_000, to_come: band(300_000) };
  expect(rowsOf(partsByTeam(forecast({ teams: [west] })))).toEqual([]);
  const parts = partsByTeam(forecast({ teams: [west, { ...west, name: 'Ural', depth: 1 }, { ...west, name: null }] }));
  expect(parts.map(({ name, depth }) => [name, depth])).toEqual([['West', 0], ['Ural', 1], ['No team', 0]]);
});

test('a line of the plan says what it needs and how likely that is; what is of no line says neither', () => {
  const lines = [
    { lines: [0, 2], needed: 60_000_000, came: 10_000_000, to_come: band(400_000), chance: 0.31 },
    { lines: [], needed: null, came: 0, to_come: band(10_000), chance: null },
  ];
  expect(rowsOf(partsByLine(lines, ['New', 'Repeat', 'Old']))).toEqual([
    ['New, Old', '₽100,000', 'Still to come, on average: ₽404,000', '₽320,000 – ₽480,000', '₽600,000', 'Chance: 3 in 10'],
    ['Outside the plan’s lines', '₽0', 'Still to come, on average: ₽10,100', '₽8,000 – ₽12,000', '', ''],
  ]);
});

test('parts open to the deals that they are of', () => {
  expect(madeOf(forecast()).came).toBe('/deals?outcome=won&event=won&since=2026-12-01&until=2026-12-31');
  const paid = madeOf(forecast({ counted: 'payments', line: 7 }));
  expect(paid.came).toBe('/deals?event=paid&since=2026-12-01&until=2026-12-31&line=7');
  expect(paid.signed).toBe('/deals?event=unpaid&line=7');
  expect(madeOf(forecast({ counted: 'contracts' })).signed).toBe('/deals?outcome=open&event=contract');
});
