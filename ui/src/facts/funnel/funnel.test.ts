import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test } from 'vitest';

import type { Funnel, StageConversion } from '../../api/types';
import { speak } from '../../words/words.svelte';
import { daysBefore, dealsOf, withPeriod } from './funnel-filters';
import { axisOf, sayAnswer, sayCountedOf, sayDoubts, sayLead } from './funnel-words';
import { Picking } from './picking.svelte';
import Response from './Response.svelte';
import Stages from './Stages.svelte';

beforeAll(() => speak('en'));

const conversion = (more: Partial<StageConversion> = {}): StageConversion => ({
  passed: 3, entered: 20, horizon_days: 14, horizon_is: 'measured', share: 0.15, interval: { low: 0.05, high: 0.35 }, likely: { low: 0.08, high: 0.27 },
  n_unripe: 0, n_path_unknown: 0, n_unlinked: 0, is_few: true, bounds: null, ...more,
});
const funnel = (whole: StageConversion | null): Funnel => ({
  from: '2026-01-01', to: '2026-11-30', stages: [], legs: [], by: [], reasons: [], response: null, n_enough: 30,
  end_to_end: whole === null ? null : { from: 'lead', to: 'won', conversion: whole },
  sales: { n_won: 0, n_with_amount: 0, n_lost: 0, n_repeat: 0, n_repeat_with_amount: 0, won: 0, average: null, average_low: null, average_high: null, median: null, p10: null, p90: null, average_repeat: null },
  facts: { last_at: '2026-11-30T10:00:00Z', brought_at: '2026-11-30T10:00:00Z' },
});

test('the heading is the answer', () => {
  expect(sayAnswer(funnel(conversion()))).toBe('3 of 20 leads became sales');
  expect(sayAnswer(funnel(conversion({ entered: 0 })))).toContain('Nobody in this period');
  // Of two who had the time nothing follows for the others.
  expect(sayAnswer(funnel(conversion({ entered: 2, passed: 0, is_few: true, n_unripe: 148 })))).toBe('Too early to tell: 2 of 150 had the time to reach a sale');
  expect(sayAnswer(funnel(null))).toContain('nothing to count');
});

test('in Russian, the verb goes with how many became sales', async () => {
  await speak('ru');
  const said = (passed: number) => sayAnswer(funnel(conversion({ passed }))).replace(/\s+/g, ' ');
  expect([0, 1, 3, 5].map(said)).toEqual([
    'Из 20 лидов продажами стало 0',
    'Из 20 лидов продажей стал 1',
    'Из 20 лидов продажами стали 3',
    'Из 20 лидов продажами стало 5',
  ]);
  await speak('en');
});

test('a share never comes without its spread, its time and what speaks against it', () => {
  const told = sayLead(conversion({ n_unripe: 5 }), 30);
  expect(told).toContain('15%');
  expect(told).toContain('8–27%');
  expect(told).toContain('14 days');
  expect(told).toContain('5 more entered later');
  expect(told).toContain('Little data: 20');
  expect(sayDoubts(conversion({ is_few: false }), 30)).toEqual([]);
  expect(sayDoubts(conversion({ is_few: false, bounds: { low: 0.1, high: 0.4 }, n_path_unknown: 7 }), 30)[0]).toContain('10% to 40%');
});

test('an axis ends at a tenth above all that stands on it', () => {
  expect(axisOf([conversion(), conversion({ interval: null })])).toBe(0.4);
  expect(axisOf([conversion({ bounds: { low: 0.1, high: 0.62 } })])).toBe(0.7);
  expect(axisOf([])).toBe(0);
});

test('a number leads to its deals, with the filters that it was counted with', () => {
  expect(daysBefore('2026-11-30', 30)).toBe('2026-11-01');
  expect(withPeriod('?person=3&from=2026-01-01', { person: '' }).toString()).toBe('from=2026-01-01');
  expect(dealsOf('?person=3', { from: '2026-01-01', to: '2026-11-30' }, 'won', { kind: 'deal' })).toBe(
    '/deals?person=3&event=won&since=2026-01-01&until=2026-11-30&kind=deal',
  );
});

test('where the facts allow many shares, their bounds are drawn, said and explained', () => {
  const leg = (from: string, to: string, more: Partial<StageConversion>) => ({ from, to, conversion: conversion(more) });
  const legs = [leg('lead', 'meeting', { bounds: { low: 0.36, high: 0.97 }, n_path_unknown: 12 }), leg('meeting', 'won', {})];
  const stages = ['lead', 'meeting', 'won'].map((stage) => ({ stage, entered: 20, now: 1 }));
  render(Stages, { funnel: { ...funnel(null), legs, stages }, picking: new Picking() });
  const [wide, narrow] = screen.getAllByRole('img');
  expect(wide!.getAttribute('aria-label')).toContain('Bounds 36–97%');
  expect(screen.getByRole('button', { name: '36–97%' })).not.toBeNull();
  expect(narrow!.getAttribute('aria-label')).not.toContain('Bounds');
  expect([wide, narrow].map((one) => one!.querySelectorAll('.bounds').length)).toEqual([2, 0]);
  expect(screen.getByRole('list', { name: 'How to read a spread' }).textContent).toContain('bounds');
});

test('paper says of what days and of whom it is', () => {
  const names = { people: [{ id: 3, name: 'Anna' }], sources: [], lines: [], stages: [], reasons: [] };
  expect(sayCountedOf(funnel(null), {}, names)).toMatch(/^Period: 1\sJan\s–\s30\sNov\s2026$/);
  const filters = { person: '3', source: '0', nature: 'repeat' };
  expect(sayCountedOf(funnel(null), filters, names)).toContain('Rep: Anna; Source: No source; ');
  expect(sayCountedOf(funnel(null), { person: '3' }, null)).toContain('No. 3');
});

test('the first answer is told of everybody and of each, and where nothing tells it nothing is said', () => {
  const answered = { n: 40, n_unanswered: 3, median_minutes: 65, had_hour: 38, within_hour: 18 };
  const never = { n: 2, n_unanswered: 2, median_minutes: null, had_hour: 0, within_hour: 0 };
  const by_person = [{ id: 0, name: null, answered: never }, { id: 2, name: 'Olga', answered }, { id: 1, name: 'Anna', answered }];
  const { unmount } = render(Response, { funnel: { ...funnel(null), response: { total: answered, by_person } } });
  expect(document.body.textContent).toContain('Half of the new leads are answered within 1 h 5 min, within an hour 18 of 38.');
  const rows = screen.getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ['Anna', '40', '1 h 5 min', '18 of 38', '3'],
    ['Olga', '40', '1 h 5 min', '18 of 38', '3'],
    ['Not given', '2', '–', '–', '2'],
  ]);
  unmount();
  render(Response, { funnel: { ...funnel(null), response: { total: never, by_person: [] } } });
  expect(document.body.textContent).toContain('More than half of the new leads got no answer.');
  unmount();
  document.body.replaceChildren();
  render(Response, { funnel: funnel(null) });
  expect(document.querySelector('section')).toBeNull();
});
