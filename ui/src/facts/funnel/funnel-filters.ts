import type { FactNames } from '../../api/types';

/** What the funnel is counted of: the same names in the address of the page and in that of the API. */
const NAMES = ['from', 'to', 'person', 'source', 'line', 'nature'] as const;
export type FunnelFilter = (typeof NAMES)[number];

export function readPeriod(search: string): Record<string, string> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(NAMES.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])));
}

export const withPeriod = (search: string, changes: Partial<Record<FunnelFilter, string>>): URLSearchParams =>
  new URLSearchParams(Object.entries({ ...readPeriod(search), ...changes }).filter(([, value]) => value !== ''));

export type Choice = { name: 'person' | 'source' | 'line'; label: string; none: string; list: { id: number; name: string }[] };

/** What it may be counted of, each with its words; 0 stands for those of whom nobody says it. */
export const choicesOf = (names: FactNames | null): Choice[] => [
  { name: 'person', label: 'deals-person', none: 'deals-nobody', list: names?.people ?? [] },
  { name: 'source', label: 'deals-source', none: 'deals-no-source', list: names?.sources ?? [] },
  { name: 'line', label: 'deals-line', none: 'deals-no-line', list: names?.lines ?? [] },
];

/** So many days that end with one: "2026-11-30" and 30 make the first of November. */
export function daysBefore(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - (n - 1) * 86_400_000).toISOString().slice(0, 10);
}

/** The deals of which a number was counted, as the list of deals finds them again. */
export function dealsOf(search: string, days: { from: string; to: string }, event: string, more: Record<string, string> = {}): string {
  const { person, source, line, nature } = readPeriod(search);
  const all = { person, source, line, nature, event, since: days.from, until: days.to, ...more };
  const given = Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined);
  return `/deals?${new URLSearchParams(given)}`;
}
