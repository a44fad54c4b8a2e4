import type { PlanStore } from '../plan.svelte';
import { major, writtenText } from '../../words/format';
import { numbers, say, spoken } from '../../words/words.svelte';
import { sayText } from '../names';
import { shownText, type Cell, type CellKind, type Layout } from './layout';
import { plainNumber, plainText } from './plain';

/** What a cell is worth to another program, and exactly to ourselves. */
export type CellValue = { plain: string; exact: string | null };

/** What a cell holds: of an entry what is saved or typed, else what a person reads. */
export function valueOf(cell: Cell, layout: Layout, store: PlanStore | null): CellValue {
  // A cell over several columns speaks once.
  if (layout.rows[cell.row]?.[cell.column - 1]?.element === cell.element) return { plain: '', exact: null };
  const field = cell.element.querySelector<HTMLElement>('[data-kind]');
  if (field !== null) return valueOfField(field, store);
  const place = cell.path === null ? undefined : store?.places.get(cell.path);
  const shown = shownText(cell.element);
  // In a table, a dash says that there are none.
  if (shown === say('nothing')) return { plain: '0', exact: null };
  return { plain: plainText(shown, spoken()), exact: place === undefined ? null : exactOf(place.number, store!) };
}

function valueOfField(field: HTMLElement, store: PlanStore | null): CellValue {
  const kind = field.dataset.kind as CellKind;
  const saved = field.dataset.saved ?? '';
  const isTyped = field instanceof HTMLInputElement && field.dataset.untouched === undefined;
  if (isTyped) return { plain: field.value, exact: field.value };
  if (saved !== '') return { plain: plainOf(kind, saved, store), exact: saved };
  // What follows from other numbers stands there too; words that say that nothing is written do not.
  const otherwise = field instanceof HTMLInputElement ? field.placeholder : shownText(field);
  const plain = plainNumber(otherwise, spoken()) ?? '';
  return { plain, exact: plain };
}

/** What stands in the plan's document, for another program. */
function plainOf(kind: CellKind, saved: string, store: PlanStore | null): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(saved) ?? [];
  // Programs for sheets read a day in the form of the country, or in this one.
  if (kind === 'date' && year !== undefined) return spoken() === 'ru' ? `${day}.${month}.${year}` : saved;
  if (kind === 'text' || kind === 'date' || store === null) return saved;
  return plainText(writtenText(numbers(), kind, saved, store.solution!), spoken());
}

/** Without rounding, as it would be typed. */
function exactOf(number: { text: string; value: unknown; kind: string }, store: PlanStore): string | null {
  if (number.text !== '') return number.text;
  if (typeof number.value === 'object') return (number.value as { text: string } | null)?.text ?? null;
  if (number.kind === 'share') return `${major(number.value as number, 2)}%`;
  return number.kind === 'money' ? major(number.value as number, store.solution!.exponent) : String(number.value);
}

/** What stands at a place, or would, as people write it. */
export function sayValue(kind: CellKind | null, path: string, text: string, store: PlanStore): string {
  const place = store.places.get(path);
  if (place !== undefined) return sayText(place, text, store.solution!);
  if (text === '') return say('step2-empty-side');
  if (kind === 'date') return /^\d{4}-/.test(text) ? numbers().day(text) : text;
  return kind === null || kind === 'text' ? text : writtenText(numbers(), kind, text, store.solution!);
}
