import type { ImportColumn, ImportFile, ImportStage } from '../../api/types';

/** Where a field stands: below a header, below the n-th of that name, in a column by its letters, or made of several. */
export type Place = string | { header: string; n: number } | { column: string | number } | Place[];

/** What a file's columns, stages and names mean: the keys of a map file. */
export type ImportMap = {
  of: RowsOf;
  feed: string;
  sheet?: string;
  header_line?: number;
  dates?: string;
  offset?: string;
  currency?: string;
  amounts_in?: number;
  rates: Record<string, string>;
  repeated_ids?: string;
  action?: string;
  columns: Record<string, Place>;
  dates_of_stages: Record<string, Place>;
  stages: Record<string, string>;
  actions: Record<string, string>;
  people: Record<string, string>;
  sources: Record<string, string>;
  lines: Record<string, string>;
  loss_reasons: Record<string, string>;
};

export type NamesKey = 'people' | 'sources' | 'lines' | 'loss_reasons';

const DEALS = [
  'id', 'title', 'client', 'contact', 'tax_number', 'pipeline', 'stage', 'group', 'is_closed', 'amount', 'currency', 'person',
  'source', 'line', 'created', 'changed', 'stage_since', 'expected', 'closed', 'loss_reason', 'is_repeat',
];

/** What rows of each kind can have. */
export const FIELDS = {
  deals: DEALS,
  leads: DEALS,
  events: ['deal', 'kind', 'at', 'pipeline', 'stage', 'loss_reason', 'amount', 'currency', 'expected', 'person', 'source', 'line', 'client', 'tax_number'],
  payments: ['id', 'number', 'at', 'amount', 'currency', 'client', 'tax_number', 'purpose', 'invoice', 'contract', 'deal'],
  invoices: ['id', 'at', 'amount', 'currency', 'due', 'client', 'tax_number', 'contract', 'deal'],
  actions: ['id', 'action', 'at', 'person', 'deal', 'client', 'contact', 'count'],
  spend: ['source', 'at', 'amount', 'currency'],
  statement: [],
} as const satisfies Record<string, readonly string[]>;

export type RowsOf = keyof typeof FIELDS;

/** What they cannot do without. */
export const REQUIRED: Record<RowsOf, readonly string[]> = {
  deals: ['id', 'created'],
  leads: ['id', 'created'],
  events: ['deal', 'kind', 'at'],
  payments: ['at', 'amount'],
  invoices: ['id', 'at', 'amount'],
  actions: ['at'],
  spend: ['source', 'at', 'amount'],
  statement: [],
};

export const STAGES_WITH_DAYS = ['lead', 'qualified', 'meeting', 'quote', 'contract', 'won'] as const;
export const hasStages = (of: RowsOf): boolean => of === 'deals' || of === 'leads' || of === 'events';

const TABLES = ['rates', 'columns', 'dates_of_stages', 'stages', 'actions', 'people', 'sources', 'lines', 'loss_reasons'] as const;

/** The map to begin with: that of the last time, the one that was proposed, or one in which nothing stands yet. */
export function mapOf({ known_map, map, name, stages }: ImportFile): ImportMap {
  const begun = (known_map ?? map ?? { of: 'deals', feed: name }) as Partial<ImportMap> & Pick<ImportMap, 'of' | 'feed'>;
  const tables = Object.fromEntries(TABLES.map((key) => [key, begun[key] ?? {}]));
  return withNewStages({ ...begun, ...tables } as ImportMap, stages);
}

/** A stage that came up since the last time, and whose own name leaves no doubt, is written into the map: the server knows it by nothing else. */
function withNewStages(map: ImportMap, all: ImportStage[]): ImportMap {
  // What stands for every other stage is no word about this one.
  const { '*': _, ...named } = map.stages;
  const isNew = (stage: ImportStage) => stage.meaning !== null && meaningOf({ ...map, stages: named }, { ...stage, meaning: null }) === null;
  const added = all.filter(isNew).map((stage) => [stageKey(stage, all), stage.meaning!] as const);
  return { ...map, stages: { ...map.stages, ...Object.fromEntries(added) } };
}

/** As names are compared: without regard to case, spaces and signs. */
export const plain = (name: string): string => name.toLocaleLowerCase('ru').replace(/[^\p{L}\p{N}]+/gu, '');

/** The shortest way to say where a column stands. */
export function placeOf({ column, header, n }: ImportColumn): Place {
  if (header === '') return { column };
  return n === 1 ? header : { header, n };
}

export function isAt(place: Place, column: ImportColumn): boolean {
  if (Array.isArray(place)) return false;
  if (typeof place === 'string') return column.n === 1 && column.header !== '' && plain(place) === plain(column.header);
  if ('column' in place) return String(place.column).toUpperCase() === column.column;
  return place.n === column.n && plain(place.header) === plain(column.header);
}

/** A day of a stage as an option beside the fields. */
const DAY = 'day:';

/** What is read from a column; the day of a stage as `day:meeting`. */
export function readFrom(map: ImportMap, column: ImportColumn): string[] {
  const of = (places: Record<string, Place>) => Object.keys(places).filter((key) => isAt(places[key]!, column));
  return [...of(map.columns), ...of(map.dates_of_stages).map((stage) => DAY + stage)];
}

/** The columns of which a field is made, where it is made of several. */
export function madeOf(map: ImportMap, field: string): Place[] | null {
  const place = map.columns[field];
  return Array.isArray(place) ? place : null;
}

/** Takes a column for something, or for nothing, in place of whatever it was taken for. */
export function takeColumn(map: ImportMap, column: ImportColumn, what: string): ImportMap {
  const without = (places: Record<string, Place>) => Object.fromEntries(Object.entries(places).filter(([, place]) => !isAt(place, column)));
  const [columns, days] = [without(map.columns), without(map.dates_of_stages)];
  const place = placeOf(column);
  if (what.startsWith(DAY)) days[what.slice(DAY.length)] = place;
  else if (what !== '') columns[what] = place;
  return { ...map, columns, dates_of_stages: days };
}

/** All that a column can be taken for. */
export function takeable(of: RowsOf): string[] {
  return hasStages(of) && of !== 'events' ? [...FIELDS[of], ...STAGES_WITH_DAYS.map((stage) => DAY + stage)] : [...FIELDS[of]];
}

/** What is read of a kind of rows that another kind does not have goes; the rest stays. */
export function changeKind(map: ImportMap, of: RowsOf): ImportMap {
  const has: readonly string[] = FIELDS[of];
  return { ...map, of, columns: Object.fromEntries(Object.entries(map.columns).filter(([field]) => has.includes(field))) };
}

/** The key under which a map names a stage: with its pipeline where several pipelines have a stage of that name. */
export function stageKey(stage: ImportStage, all: ImportStage[]): string {
  const isShared = all.some((other) => other.stage === stage.stage && other.pipeline !== stage.pipeline);
  return isShared && stage.pipeline !== null ? `${stage.pipeline} / ${stage.stage}` : stage.stage;
}

/** What a stage means by the map, or by its own name where that leaves no doubt; null: that must be asked. */
export function meaningOf(map: ImportMap, stage: ImportStage): string | null {
  const named = (name: string) => Object.entries(map.stages).find(([key]) => plain(key) === plain(name))?.[1];
  const inPipeline = stage.pipeline === null ? undefined : named(`${stage.pipeline} / ${stage.stage}`);
  return inPipeline ?? named(stage.stage) ?? stage.meaning ?? map.stages['*'] ?? null;
}

/** Names that mean the same as before need no line in the map. */
export function rename(map: ImportMap, key: NamesKey, name: string, to: string | null): ImportMap {
  const names = { ...map[key] };
  if (to === null || to === name) delete names[name];
  else names[name] = to;
  return { ...map, [key]: names };
}

/** A map as a file that the server's own tools read. */
export function tomlOf(map: ImportMap): string {
  const entries = Object.entries(map).filter(([, value]) => value !== undefined && value !== null);
  const isTable = ([, value]: [string, unknown]) => typeof value === 'object' && !Array.isArray(value);
  const lines = entries.filter((entry) => !isTable(entry)).map(([key, value]) => `${key} = ${written(value)}`);
  for (const [key, table] of entries.filter(isTable)) {
    const inside = Object.entries(table as object);
    if (0 < inside.length) lines.push('', `[${key}]`, ...inside.map(([name, value]) => `${keyed(name)} = ${written(value)}`));
  }
  return `${lines.join('\n')}\n`;
}

const keyed = (key: string) => (/^[A-Za-z0-9_-]+$/.test(key) ? key : text(key));
/** Strings of JSON are strings of TOML but for DEL, which JSON leaves as it is. */
const text = (value: string) => JSON.stringify(value).replaceAll('\u007f', '\\u007f');

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value).map(([key, inner]) => `${keyed(key)} = ${written(inner)}`).join(', ')} }`;
}
