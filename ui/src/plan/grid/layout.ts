import type { NumberKind } from '../../api/types';

/** What a field of a table is written as. */
export type CellKind = NumberKind | 'text' | 'date';

/** One cell of a table, where it stands among the cells that take part. */
export type Cell = {
  element: HTMLTableCellElement;
  row: number;
  column: number;
  /** What has the focus when the cell has. */
  anchor: HTMLElement | null;
  /** The place of the plan, if the cell can be edited. */
  path: string | null;
};

/** The cells of a table as they stand beside and below each other. */
export type Layout = { rows: Cell[][]; heads: string[]; names: string[] };

/** Where a cell stands. */
export type Spot = { row: number; column: number };

/** A field, or what opens one. */
export const ANCHOR = 'input[data-entry], button[data-path], input[data-edits]';

/**
 * Reads a table as it stands on the page. Rows and columns marked with `data-aside` hold no cells but buttons, badges and notes.
 *
 * A cell over several columns stands in the first of them; in the others it stands too, with nothing in it.
 */
export function layoutOf(table: HTMLTableElement): Layout {
  const head = [...table.querySelectorAll<HTMLTableRowElement>('thead tr')].at(-1);
  const heads = spread(head === undefined ? [] : [...head.cells]);
  const bodies = [...table.rows].filter((row) => row.closest('thead') === null && !row.hasAttribute('data-aside'));
  const isAside = (at: number) => heads[at]?.cell.hasAttribute('data-aside') ?? false;
  const kept = heads.map((_, at) => at).filter((at) => !isAside(at));
  const rows = bodies.map((tr, row) => {
    const cells = spread([...tr.cells]).filter((_, at) => !isAside(at));
    return cells.map(({ cell, isFirst }, column) => cellOf(cell, isFirst, row, column));
  });
  return {
    rows,
    heads: kept.map((at) => shownText(heads[at]!.cell)),
    names: rows.map((cells) => (cells[0] === undefined ? '' : nameIn(cells[0]))),
  };
}

export const cellAt = (layout: Layout, { row, column }: Spot): Cell | null => layout.rows[row]?.[column] ?? null;

/** The cell that something on the page stands in. */
export function cellWith(layout: Layout, inside: EventTarget | null): Cell | null {
  const element = inside instanceof Element ? inside.closest('td, th') : null;
  return element === null ? null : (layout.rows.flat().find((cell) => cell.element === element) ?? null);
}

/** The first cell that can be edited. */
export const firstEditable = (layout: Layout): Cell | null => layout.rows.flat().find((cell) => cell.path !== null) ?? null;

/** What a person reads in an element: without what only screen readers say, and without pictures and warnings. */
export function shownText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const silent of copy.querySelectorAll('.vh, svg, button[aria-pressed], [role="alert"], label')) silent.remove();
  return (copy.textContent ?? '').trim();
}

function spread(cells: HTMLTableCellElement[]): { cell: HTMLTableCellElement; isFirst: boolean }[] {
  return cells.flatMap((cell) => Array.from({ length: Math.max(1, cell.colSpan) }, (_, at) => ({ cell, isFirst: at === 0 })));
}

function cellOf(element: HTMLTableCellElement, isFirst: boolean, row: number, column: number): Cell {
  const anchor = isFirst ? element.querySelector<HTMLElement>(ANCHOR) : null;
  const path = anchor?.dataset.entry ?? anchor?.dataset.path ?? anchor?.dataset.edits ?? null;
  const canEdit = anchor?.getAttribute('aria-disabled') !== 'true';
  return { element, row, column, anchor, path: canEdit ? path : null };
}

/** What a row is called. */
function nameIn({ element, anchor }: Cell): string {
  return anchor instanceof HTMLInputElement ? anchor.value : shownText(element);
}
