/** What a list of deals is filtered by: the same names in the address of the page and in that of the API. */
export const FILTERS = [
  'kind', 'outcome', 'stage', 'person', 'source', 'line', 'client', 'reason', 'nature', 'import', 'search', 'event', 'since', 'until',
] as const;
export type FilterName = (typeof FILTERS)[number];

/** Filters and order, as far as they are known. */
export function readFilters(search: string): Record<string, string> {
  const params = new URLSearchParams(search);
  const known = [...FILTERS, 'sort'].map((name) => [name, params.get(name) ?? ''] as const);
  return Object.fromEntries(known.filter(([, value]) => value.trim() !== ''));
}

/** What the server is asked: behind a word that is being typed, a space stays in the field only. */
export const askedFilters = (search: string): Record<string, string> =>
  Object.fromEntries(Object.entries(readFilters(search)).map(([name, value]) => [name, value.trim()]));

/** The address after one or more of them have other values; an empty one is none. */
export function withFilters(search: string, changes: Partial<Record<FilterName | 'sort', string>>): URLSearchParams {
  const filters: Record<string, string> = { ...readFilters(search), ...changes };
  // A day needs to know of what, and what has no meaning without a day.
  if ((filters.since ?? '') === '' && (filters.until ?? '') === '' && changes.event === undefined) delete filters.event;
  return new URLSearchParams([...FILTERS, 'sort'].flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));
}

/** What happened within which days: one question of up to three fields, each of which narrows the list by itself. */
const WHEN = ['event', 'since', 'until'];

/** How many filters narrow the list; search has its field in sight. */
export function nFilters(search: string): number {
  const names = Object.keys(readFilters(search));
  const others = names.filter((name) => !['search', 'sort', ...WHEN].includes(name));
  return others.length + (names.some((name) => WHEN.includes(name)) ? 1 : 0);
}

export type SortBy = 'last' | 'amount' | 'created' | 'closed' | 'expected';

/** The order that the list has. */
export function readSort(search: string): { by: SortBy; isAscending: boolean } {
  const text = readFilters(search).sort ?? '-last';
  return { by: text.replace(/^-/, '') as SortBy, isAscending: !text.startsWith('-') };
}

/** Pressing a heading sorts by it, the greatest first; pressing it again turns the order round. */
export function nextSort(search: string, by: SortBy): string {
  const now = readSort(search);
  const isAscending = now.by === by && !now.isAscending;
  if (by === 'last' && !isAscending) return '';
  return `${isAscending ? '' : '-'}${by}`;
}
