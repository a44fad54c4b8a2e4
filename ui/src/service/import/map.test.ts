import { expect, test } from 'vitest';

import type { ImportColumn, ImportFile, ImportStage } from '../../api/types';
import { changeKind, type ImportMap, isAt, mapOf, meaningOf, placeOf, readFrom, rename, stageKey, takeColumn, tomlOf } from './map';

const column = (letters: string, header: string, n = 1): ImportColumn => ({ column: letters, header, n, samples: [], taken_for: 'nothing', field: null, sureness: 'unknown' });
const empty: ImportMap = { of: 'deals', feed: 'CRM', rates: {}, columns: {}, dates_of_stages: {}, stages: {}, actions: {}, people: {}, sources: {}, lines: {}, loss_reasons: {} };
const stage = (pipeline: string | null, name: string, meaning: string | null = null): ImportStage => ({ pipeline, stage: name, n: 1, meaning });

test('a column is found by its header, by its number among equal headers, and by its letters', () => {
  const columns = [column('A', 'Source'), column('B', 'Source', 2), column('C', '')];
  expect(columns.map(placeOf)).toEqual(['Source', { header: 'Source', n: 2 }, { column: 'C' }]);
  for (const one of columns) expect(columns.filter((other) => isAt(placeOf(one), other))).toEqual([one]);
  expect(isAt('  source. ', columns[0]!)).toBe(true);
  expect(isAt(['Source'], columns[0]!)).toBe(false);
});

test('a column that is taken for something else is not taken for what it was', () => {
  const day = column('D', 'Day');
  const both = { ...empty, columns: { expected: 'Day', closed: 'Day', id: 'ID' } };
  expect(readFrom(both, day)).toEqual(['expected', 'closed']);
  const taken = takeColumn(both, day, 'day:meeting');
  expect([taken.columns, taken.dates_of_stages]).toEqual([{ id: 'ID' }, { meeting: 'Day' }]);
  expect(takeColumn(taken, day, '').dates_of_stages).toEqual({});
});

test('rows of another kind keep only the columns that they can have', () => {
  const deals = { ...empty, columns: { id: 'ID', created: 'Created', amount: 'Sum' } };
  expect(changeKind(deals, 'payments').columns).toEqual({ id: 'ID', amount: 'Sum' });
});

test('a stage that several pipelines have is named with its pipeline', () => {
  const all = [stage('A', 'New'), stage('B', 'New'), stage('B', 'Won')];
  expect(all.map((one) => stageKey(one, all))).toEqual(['A / New', 'B / New', 'Won']);
  const map = { ...empty, stages: { 'A / new': 'lead', '*': 'open' } };
  expect(all.map((one) => meaningOf(map, one))).toEqual(['lead', 'open', 'open']);
  expect(meaningOf(empty, all[0]!)).toBeNull();
  expect(meaningOf(empty, stage(null, 'lead', 'lead'))).toBe('lead');
});

test('a stage that came up since the last time is read as its name says, and the rest as it was said', () => {
  const known = { ...empty, stages: { Thinking: 'lost', '*': 'open' } };
  const stages = [stage(null, 'Thinking', 'meeting'), stage(null, 'Deal won', 'won'), stage(null, 'Frozen')];
  const map = mapOf({ known_map: known, map: null, name: 'CRM', stages } as unknown as ImportFile);
  expect(map.stages).toEqual({ Thinking: 'lost', '*': 'open', 'Deal won': 'won' });
});

test('a name that means itself needs no line, an empty one means nobody', () => {
  const map = rename(rename(empty, 'people', 'Ann P.', 'Ann'), 'people', 'Robot', '');
  expect(map.people).toEqual({ 'Ann P.': 'Ann', Robot: '' });
  expect(rename(map, 'people', 'Ann P.', 'Ann P.').people).toEqual({ Robot: '' });
});

test('a map is written as the server reads it: plain keys first, then tables', () => {
  const map: ImportMap = {
    ...empty,
    feed: 'My "CRM"',
    header_line: 3,
    columns: { id: ['Name', { header: 'Day', n: 2 }], created: { column: 'C' } },
    stages: { 'Опт / Новая': 'lead' },
    people: { '': '' },
  };
  expect(tomlOf(map)).toBe(
    'of = "deals"\nfeed = "My \\"CRM\\""\nheader_line = 3\n\n[columns]\nid = ["Name", { header = "Day", n = 2 }]\n' +
      'created = { column = "C" }\n\n[stages]\n"Опт / Новая" = "lead"\n\n[people]\n"" = ""\n',
  );
});
