import type { TargetSheet, TargetSheetRow } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import type { Currency } from '../../words/format';

const FAULTS: Record<TargetSheet['faults'][number]['why'], string> = {
  not_a_number: 'sheet-fault-not-a-number',
  negative: 'sheet-fault-negative',
  too_large: 'sheet-fault-too-large',
  formula: 'sheet-fault-formula',
  no_name: 'sheet-fault-no-name',
  bad_name: 'sheet-fault-bad-name',
  twice: 'sheet-fault-twice',
};

const ROWS: Record<TargetSheet['left_out_rows'][number]['why'], string> = {
  total: 'sheet-out-total',
  no_sums: 'sheet-out-no-sums',
};

const COLUMNS: Record<TargetSheet['left_out_columns'][number]['why'], string> = {
  quarter: 'sheet-out-quarter',
  total: 'sheet-out-total',
  twice: 'sheet-out-twice',
  other: 'sheet-out-other',
};

/** Where a cell is, what stands there and why it is not taken. */
export function sayFault({ row, column, value, why, earlier_row }: TargetSheet['faults'][number]): { place: string; reason: string } {
  return {
    place: value === '' ? `${column}${row}` : say('sheet-fault-at', { cell: `${column}${row}`, value }),
    reason: say(FAULTS[why], { row: earlier_row ?? 0 }),
  };
}

/** Rows and columns that are left out, and why. */
export function sayLeftOut(sheet: TargetSheet): { place: string; reason: string }[] {
  const rows = sheet.left_out_rows.map(({ row, name, why }) => ({ place: say('sheet-left-out-row', { row, name }), reason: say(ROWS[why]) }));
  const columns = sheet.left_out_columns.map(({ column, header, why }) => ({
    place: say('sheet-left-out-column', { column, name: header }),
    reason: say(COLUMNS[why]),
  }));
  return [...rows, ...columns];
}

/** What there is to know about a row before it is taken. */
export function sayRow(row: TargetSheetRow, currency: Currency): string[] {
  const notes: string[] = [];
  const known = row.known_as[0];
  if (row.matched === 'new_rep') notes.push(say('sheet-new-rep'));
  else if (row.matched === 'new_team') notes.push(say('sheet-new-team'));
  else if (row.matched === 'several') notes.push(say('sheet-several', { names: numbers().list(row.known_as) }));
  else if (known !== undefined && known !== row.name) notes.push(say('sheet-known-as', { name: known }));
  if (row.adds_up !== null) notes.push(say('sheet-adds-up', { first: row.adds_up.first, last: row.adds_up.last }));
  if (row.edits.length === 0 && row.matched !== 'several') notes.push(say('sheet-same'));
  if (row.target_gone !== null) notes.push(say('sheet-target-gone', { amount: numbers().money(row.target_gone, currency) }));
  if (row.n_rounded > 0) notes.push(say('sheet-rounded', { n: row.n_rounded }));
  return notes;
}

/** What sums count where that is not simply money: of the whole sheet, or of the columns that it is true of. */
export function sayUnits({ months }: TargetSheet): string[] {
  const said = [
    { unit: 1_000, all: 'sheet-thousands', some: 'sheet-thousands-of' },
    { unit: 1_000_000, all: 'sheet-millions', some: 'sheet-millions-of' },
  ] as const;
  return said.flatMap(({ unit, all, some }) => {
    const counted = months.filter((month) => month.unit === unit);
    if (counted.length === 0) return [];
    if (counted.length === months.length) return [say(all)];
    return [say(some, { months: numbers().list(counted.map(({ header }) => header)) })];
  });
}
