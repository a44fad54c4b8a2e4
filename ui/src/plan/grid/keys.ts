import type { Cell, Layout, Spot } from './layout';

/** Which way a key goes: rows down, columns right. */
export type Way = { down: -1 | 0 | 1; right: -1 | 0 | 1 };

export const ARROWS: Record<string, Way> = {
  ArrowDown: { down: 1, right: 0 },
  ArrowUp: { down: -1, right: 0 },
  ArrowRight: { down: 0, right: 1 },
  ArrowLeft: { down: 0, right: -1 },
};

/** Has nothing been typed into it since it was last saved? */
export const isUntouched = (input: HTMLInputElement): boolean => input.dataset.untouched !== undefined;

/** Is all of its text selected, so that the next key replaces it? */
export const isWhole = (input: HTMLInputElement): boolean =>
  input.selectionStart === 0 && input.selectionEnd === input.value.length;

/** Would a key to the left or right leave the field? Inside of a text it moves the caret. */
export function leaves(input: HTMLInputElement, right: number): boolean {
  if (isUntouched(input) && isWhole(input)) return true;
  const edge = right > 0 ? input.value.length : 0;
  return input.selectionStart === edge && input.selectionEnd === edge;
}

/** The nearest cell that way which `takes`, or the last one that way. */
export function nextCell(layout: Layout, from: Spot, { down, right }: Way, takes: (cell: Cell) => boolean, toEdge: boolean): Cell | null {
  let found: Cell | null = null;
  for (let [row, column] = [from.row + down, from.column + right]; ; row += down, column += right) {
    const cell = layout.rows[row]?.[column];
    if (cell === undefined) return found;
    if (!takes(cell)) continue;
    if (!toEdge) return cell;
    found = cell;
  }
}

/** A spot that stays inside the table. */
export function stepped(layout: Layout, from: Spot, { down, right }: Way, toEdge: boolean): Spot {
  const by = toEdge ? Number.MAX_SAFE_INTEGER : 1;
  const last = { row: layout.rows.length - 1, column: (layout.rows[from.row]?.length ?? 1) - 1 };
  const within = (at: number, most: number) => Math.min(most, Math.max(0, at));
  return { row: within(from.row + down * by, last.row), column: within(from.column + right * by, last.column) };
}

/** Two corners as a rectangle. */
export type Box = { top: number; left: number; rows: number; columns: number };

export function boxOf(one: Spot, other: Spot): Box {
  const [top, left] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
  return { top, left, rows: Math.abs(one.row - other.row) + 1, columns: Math.abs(one.column - other.column) + 1 };
}

/** The cells of a rectangle, row by row. */
export const cellsIn = (layout: Layout, { top, left, rows, columns }: Box): Cell[][] =>
  layout.rows.slice(top, top + rows).map((row) => row.slice(left, left + columns));
