import type { Edit } from '../../api/types';
import type { Cell, CellKind, Layout, Spot } from './layout';
import type { Rectangle } from './rectangle';

/** What becomes of one cell of the page when a rectangle lands on it. */
export type Landed =
  | { kind: 'edit'; cell: Cell; path: string; text: string; of: CellKind | null }
  /** Nobody writes there: a sum, a share that follows. */
  | { kind: 'readonly'; cell: Cell; text: string }
  /** It says nothing: another cell covers it. */
  | { kind: 'covered'; cell: Cell };

/** A rectangle, laid over a table. */
export type Landing = {
  rows: Landed[][];
  edits: Edit[];
  /** What does not fit into the table, from its first row and its first column on. */
  rowsOver: Rectangle;
  columnsOver: number;
};

/** As many cells as one edit of a plan takes. */
export const MOST_CELLS = 1_000;

/**
 * Lays a rectangle over a table. One cell over a larger selection is repeated, as in a spreadsheet.
 *
 * Nothing is left out in silence: what does not fit or cannot be written is told.
 */
export function land(rectangle: Rectangle, layout: Layout, start: Spot, selected: { rows: number; columns: number } | null): Landing {
  const isOne = rectangle.length === 1 && rectangle[0]!.length === 1;
  const rows = isOne && selected !== null ? filled(rectangle[0]![0] ?? '', selected) : rectangle;
  const width = (layout.rows[start.row]?.length ?? 0) - start.column;
  const fitting = rows.slice(0, layout.rows.length - start.row);
  const landed = fitting.map((texts, down) =>
    texts.slice(0, width).flatMap((text, right) => {
      const cell = layout.rows[start.row + down]?.[start.column + right];
      return cell === undefined ? [] : [one(cell, text)];
    }),
  );
  const edits = landed.flat().flatMap((cell) => (cell.kind === 'edit' ? [{ path: cell.path, value: valueOf(cell.text) }] : []));
  return { rows: landed, edits, rowsOver: rows.slice(fitting.length), columnsOver: Math.max(0, (rows[0]?.length ?? 0) - width) };
}

const filled = (text: string, { rows, columns }: { rows: number; columns: number }): Rectangle =>
  Array.from({ length: rows }, () => Array<string>(columns).fill(text));

function one(cell: Cell, text: string | null): Landed {
  if (text === null) return { kind: 'covered', cell };
  if (cell.path === null) return { kind: 'readonly', cell, text };
  const of = (cell.anchor?.dataset.kind as CellKind | undefined) ?? null;
  return { kind: 'edit', cell, path: cell.path, text, of };
}

/** An empty cell empties the place. */
const valueOf = (text: string): string | null => (text.trim() === '' ? null : text);
