import { tick } from 'svelte';
import { on } from 'svelte/events';

import type { Edit } from '../../api/types';
import { tell } from '../../design/toast.svelte';
import { sayProblem } from '../../words/problem';
import { say } from '../../words/words.svelte';
import { sayPath } from '../names';
import type { PlanStore } from '../plan.svelte';
import { tellSaved } from '../saving';
import { announce } from './announce';
import './grid.css';
import { ARROWS, boxOf, cellsIn, isUntouched, isWhole, leaves, nextCell, stepped, type Box, type Way } from './keys';
import { MOST_CELLS } from './landing';
import { ANCHOR, cellAt, cellWith, firstEditable, layoutOf, type Cell, type Layout, type Spot } from './layout';
import { rectangleOf, writeHtml, type Rectangle } from './rectangle';
import { writeRows, type Size } from './tsv';
import { valueOf } from './values';

/** What is to be pasted, and where. */
export type Pasting = {
  /** Nothing yet: it will be put into the sheet. */
  rectangle: Rectangle | null;
  /** There was more than anybody could look at. */
  tooLarge: Size | null;
  start: Spot;
  /** What one cell is repeated over. */
  selected: Size | null;
};

/**
 * Makes a native table work like a sheet: arrows, Enter, rectangles, copying, filling, pasting with a look ahead.
 *
 * It reads the page and changes nothing in it but marks: fields keep their own keys, and whatever is edited is sent as one edit.
 */
export class Grid {
  /** What is being pasted, while its sheet is open. */
  pasting = $state.raw<Pasting | null>(null);

  readonly #store: (() => PlanStore) | null;
  /** What one text pasted onto a number that is not open becomes; without it, the sheet is opened. */
  readonly #typeInto: ((path: string, text: string) => void) | null;
  #table: HTMLTableElement | null = null;
  /** What has the focus when no field of the table has. */
  #host: HTMLElement | null = null;
  /** Where the rectangle was begun, and where it has come to. */
  #corner: Spot | null = null;
  #moving: Spot | null = null;
  #isPointing = false;

  /** Without a plan, a table is only read. */
  constructor(store: (() => PlanStore) | null = null, typeInto: ((path: string, text: string) => void) | null = null) {
    this.#store = store;
    this.#typeInto = typeInto;
  }

  /** To be attached to a table. */
  readonly attach = (table: HTMLTableElement): (() => void) => {
    this.#table = table;
    this.#host = table.closest<HTMLElement>('.wrap[tabindex]') ?? table;
    // Whoever has no mouse must be able to come in; where there are fields, they are the way in.
    if (this.#host === table) table.tabIndex = table.querySelector(ANCHOR) === null ? 0 : -1;
    const stops = [
      on(this.#host, 'keydown', (event) => this.#press(event)),
      on(table, 'focusin', (event) => this.#entered(event)),
      on(table, 'mousedown', (event) => this.#grab(event)),
      on(table, 'mouseover', (event) => this.#drag(event)),
      on(document, 'mouseup', () => this.#letGo()),
      on(document, 'mousedown', (event) => this.#left(event)),
      on(document, 'focusin', (event) => this.#left(event)),
      on(document, 'copy', (event) => this.#copy(event)),
      on(document, 'cut', (event) => this.#isHere() && this.#isMany() && event.preventDefault()),
      on(document, 'paste', (event) => this.#paste(event)),
    ];
    return () => {
      for (const stop of stops) stop();
      this.#table = this.#host = null;
    };
  };

  /** The table as it stands now. */
  layout(): Layout {
    return this.#table === null ? { rows: [], heads: [], names: [] } : layoutOf(this.#table);
  }

  /** Opens the sheet for what will be pasted there, from the cell where somebody was last. */
  open(): void {
    const layout = this.layout();
    const box = this.#box();
    const start = box === null ? null : cellAt(layout, { row: box.top, column: box.left });
    const { row, column } = start ?? firstEditable(layout) ?? { row: 0, column: 0 };
    this.pasting = { rectangle: null, tooLarge: null, start: { row, column }, selected: null };
  }

  close(): void {
    this.pasting = null;
  }

  #box(): Box | null {
    return this.#corner === null ? null : boxOf(this.#corner, this.#moving ?? this.#corner);
  }

  /** Is more than one cell selected? */
  #isMany(): boolean {
    const box = this.#box();
    return box !== null && 1 < box.rows * box.columns;
  }

  /** Is somebody in this table? */
  #isHere(): boolean {
    const { activeElement } = document;
    return this.#corner !== null && (activeElement === this.#host || (this.#table?.contains(activeElement) ?? false));
  }

  #isFrozen(): boolean {
    return this.#store?.().plan?.may_edit !== true;
  }

  // Keys

  #press(event: KeyboardEvent): void {
    const layout = this.layout();
    const cell = event.target === this.#host ? null : cellWith(layout, event.target);
    // Buttons and sliders within a cell have keys of their own.
    if (event.target !== this.#host && (cell === null || cell.anchor !== event.target)) return;
    if (event.isComposing || event.altKey) return;
    const isHandled = this.#command(event, layout, cell);
    if (isHandled) event.preventDefault();
  }

  #command(event: KeyboardEvent, layout: Layout, cell: Cell | null): boolean {
    const isControl = event.ctrlKey || event.metaKey;
    const input = cell?.anchor instanceof HTMLInputElement ? cell.anchor : null;
    const way = ARROWS[event.code];
    if (way !== undefined) return !event.defaultPrevented && this.#arrow(event, way, layout, input);
    if (event.code === 'Escape') return this.#forget(event);
    if (event.code === 'Enter' || event.code === 'NumpadEnter') return this.#enter(event, layout, cell);
    if (event.code === 'F2' && input !== null) return toEnd(input);
    if (event.code === 'Home' || event.code === 'End') return this.#toEdge(event, layout, input);
    if (event.code === 'Delete' && (this.#isMany() || (cell !== null && input === null))) return this.#clear(layout);
    if (isControl && event.code === 'KeyR') return this.#fill(layout, 'right');
    if (isControl && event.code === 'KeyD') return this.#fill(layout, 'down');
    if (isControl && event.code === 'KeyA' && cell === null) return this.#all(layout);
    return false;
  }

  #arrow(event: KeyboardEvent, way: Way, layout: Layout, input: HTMLInputElement | null): boolean {
    const toEdge = event.ctrlKey || event.metaKey;
    if (input !== null && (event.shiftKey || toEdge) && !isUntouched(input)) return false;
    if (event.shiftKey) {
      // Within a text that is not selected as a whole, Shift selects letters.
      if (input !== null && way.right !== 0 && !this.#isMany() && !isWhole(input)) return false;
      const from = this.#moving ?? this.#corner ?? { row: 0, column: 0 };
      this.#corner ??= from;
      this.#moving = stepped(layout, from, way, toEdge);
      this.#show(layout);
      this.#tellSize();
      return true;
    }
    if (input !== null && way.right !== 0 && !leaves(input, way.right)) return false;
    const from = this.#corner;
    if (from === null) {
      const first = layout.rows[0]?.[0];
      return first !== undefined && this.#go(first, layout);
    }
    const isField = input !== null || cellAt(layout, from)?.anchor != null;
    const next = nextCell(layout, from, way, (cell) => !isField || cell.anchor !== null, toEdge);
    // At the edge of the table a caret stays where it is, and the page does not run away.
    return next === null ? input === null || way.down !== 0 : this.#go(next, layout);
  }

  /** Enter saves, by the field's own key, and goes on below; with Shift, above. */
  #enter(event: KeyboardEvent, layout: Layout, cell: Cell | null): boolean {
    if (cell?.anchor?.dataset.entry === undefined || event.ctrlKey || event.metaKey) return false;
    const way: Way = { down: event.shiftKey ? -1 : 1, right: 0 };
    const next = nextCell(layout, cell, way, ({ anchor }) => anchor !== null, false);
    if (next !== null) this.#go(next, layout);
    return true;
  }

  #toEdge(event: KeyboardEvent, layout: Layout, input: HTMLInputElement | null): boolean {
    const isWholeTable = event.ctrlKey || event.metaKey;
    if (this.#corner === null || event.shiftKey || (input !== null && !(isUntouched(input) && isWhole(input)))) return false;
    const cells = (isWholeTable ? layout.rows : [layout.rows[this.#corner.row] ?? []]).flat();
    const takes = cells.filter((cell) => input === null || cell.anchor !== null);
    const cell = event.code === 'Home' ? takes[0] : takes.at(-1);
    return cell !== undefined && this.#go(cell, layout);
  }

  #all(layout: Layout): boolean {
    this.#corner = { row: 0, column: 0 };
    this.#moving = stepped(layout, this.#corner, { down: 1, right: 1 }, true);
    this.#show(layout);
    this.#tellSize();
    return true;
  }

  /** Escape lets go of a rectangle first. */
  #forget(event: KeyboardEvent): boolean {
    if (!this.#isMany()) return false;
    event.stopPropagation();
    this.#moving = this.#corner;
    this.#mark([]);
    return true;
  }

  #go(cell: Cell, layout: Layout): true {
    this.#corner = this.#moving = { row: cell.row, column: cell.column };
    if (cell.anchor !== null) {
      cell.anchor.focus();
    } else {
      this.#host?.focus({ preventScroll: true });
      this.#show(layout);
      const said = [layout.names[cell.row], layout.heads[cell.column]].filter(Boolean).join(', ');
      announce(`${said}: ${valueOf(cell, layout, this.#store?.() ?? null).plain}`);
    }
    cell.element.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    return true;
  }

  // Where somebody is

  #entered({ target }: FocusEvent): void {
    const layout = this.layout();
    const cell = cellWith(layout, target);
    if (cell === null || cell.anchor !== target) return;
    this.#corner = this.#moving = { row: cell.row, column: cell.column };
    this.#mark([]);
    if (this.#isPointing || !(target instanceof HTMLInputElement) || target.dataset.entry === undefined) return;
    // Once the field shows what is typed instead of what is read: the next key replaces it, as in a sheet.
    void tick().then(() => document.activeElement === target && isUntouched(target) && target.select());
  }

  #left({ target }: Event): void {
    const isInside = target instanceof Node && (this.#host?.contains(target) ?? false);
    if (!isInside && this.#isMarked) this.#mark([]);
    if (!isInside && this.#isMany()) this.#moving = this.#corner;
  }

  #grab(event: MouseEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const layout = this.layout();
    const cell = cellWith(layout, event.target);
    const isOther = event.target.closest('button, a, input, select, summary') !== (event.target.closest(ANCHOR) ?? null);
    if (cell === null || isOther) return;
    if (event.shiftKey && this.#corner !== null) {
      event.preventDefault();
      this.#moving = { row: cell.row, column: cell.column };
      this.#show(layout);
      return this.#tellSize();
    }
    this.#isPointing = true;
    this.#corner = this.#moving = { row: cell.row, column: cell.column };
    if (cell.anchor === null) this.#show(layout);
    else this.#mark([]);
  }

  #drag(event: MouseEvent): void {
    if (!this.#isPointing || (event.buttons & 1) === 0 || this.#corner === null) return;
    const layout = this.layout();
    const cell = cellWith(layout, event.target);
    const now = this.#moving ?? this.#corner;
    if (cell === null || (cell.row === now.row && cell.column === now.column)) return;
    this.#moving = { row: cell.row, column: cell.column };
    this.#table?.setAttribute('data-selecting', '');
    getSelection()?.removeAllRanges();
    this.#show(layout);
  }

  #letGo(): void {
    if (!this.#isPointing) return;
    this.#isPointing = false;
    this.#table?.removeAttribute('data-selecting');
    if (this.#isMany()) this.#tellSize();
  }

  // What is selected

  #isMarked = false;

  #show(layout: Layout): void {
    const box = this.#box();
    this.#mark(box === null ? [] : cellsIn(layout, box));
  }

  #mark(rows: Cell[][]): void {
    for (const marked of this.#table?.querySelectorAll('[data-selected]') ?? []) marked.removeAttribute('data-selected');
    const edges = new Map<Element, string>();
    rows.forEach((cells, down) =>
      cells.forEach(({ element }, right) => {
        const own = [down === 0 && 'top', down === rows.length - 1 && 'bottom', right === 0 && 'left', right === cells.length - 1 && 'right'];
        edges.set(element, [edges.get(element), ...own].filter(Boolean).join(' '));
      }),
    );
    for (const [element, own] of edges) element.setAttribute('data-selected', own);
    this.#isMarked = edges.size > 0;
  }

  #tellSize(): void {
    const box = this.#box();
    if (box !== null) announce(say('sheets-selected', { rows: box.rows, columns: box.columns }));
  }

  // The clipboard

  #copy(event: ClipboardEvent): void {
    const box = this.#box();
    if (!this.#isHere() || box === null || event.clipboardData === null || (!this.#isMany() && isSelectingText())) return;
    const layout = this.layout();
    const rows = cellsIn(layout, box).map((cells) => cells.map((cell) => valueOf(cell, layout, this.#store?.() ?? null)));
    event.clipboardData.setData('text/plain', writeRows(rows.map((cells) => cells.map(({ plain }) => plain))));
    event.clipboardData.setData('text/html', writeHtml(rows));
    event.preventDefault();
    announce(say('sheets-copied', { rows: box.rows, columns: box.columns }));
  }

  #paste(event: ClipboardEvent): void {
    const box = this.#box();
    const clipboard = event.clipboardData;
    if (!this.#isHere() || box === null || clipboard === null || this.#isFrozen()) return;
    const start = { row: box.top, column: box.left };
    const read = rectangleOf(clipboard);
    const rectangle = 'tooLarge' in read ? null : read;
    const isOne = rectangle?.length === 1 && rectangle[0]?.length === 1;
    if (isOne && !this.#isMany()) {
      // One text into one field is what the browser does anyway.
      const anchor = cellAt(this.layout(), start)?.anchor;
      if (anchor instanceof HTMLInputElement) return;
      const path = anchor?.dataset.path;
      if (path !== undefined && this.#typeInto !== null) {
        event.preventDefault();
        return this.#typeInto(path, rectangle?.[0]?.[0] ?? '');
      }
    }
    event.preventDefault();
    const selected = this.#isMany() ? { rows: box.rows, columns: box.columns } : null;
    this.pasting = { rectangle, tooLarge: 'tooLarge' in read ? read.tooLarge : null, start, selected };
  }

  // Edits

  #clear(layout: Layout): boolean {
    const box = this.#box();
    if (box === null || this.#isFrozen()) return false;
    const paths = cellsIn(layout, box).flat().flatMap(({ path }) => path ?? []);
    void this.#edit(paths.map((path) => ({ path, value: null })));
    return true;
  }

  /** The first column of the rectangle into the others, or its first row. */
  #fill(layout: Layout, way: 'right' | 'down'): boolean {
    const box = this.#box();
    // Nothing to fill: the browser's own key.
    if (box === null || this.#isFrozen() || (way === 'right' ? box.columns : box.rows) < 2) return false;
    const rows = cellsIn(layout, box);
    const edits = rows.flatMap((cells, down) =>
      cells.flatMap((cell, right) => {
        const from = way === 'right' ? cells[0]! : rows[0]![right]!;
        if ((way === 'right' ? right : down) === 0 || cell.path === null) return [];
        const { plain, exact } = valueOf(from, layout, this.#store!());
        const text = exact ?? plain;
        return [{ path: cell.path, value: text.trim() === '' ? null : text }];
      }),
    );
    void this.#edit(edits);
    return true;
  }

  async #edit(edits: Edit[]): Promise<void> {
    const store = this.#store!();
    if (edits.length === 0) return tell(say('sheets-nothing-to-edit'));
    if (MOST_CELLS < edits.length) return tell(say('error-http-too-many-cells-pasted', { n: edits.length, most: MOST_CELLS }));
    const outcome = await store.edit(edits);
    if (outcome.kind === 'refused') {
      const { path } = outcome.problem;
      const name = path === null ? 'nothing' : sayPath(path, store.places, store.solution);
      return tell(say('ui-not-saved', { name, detail: sayProblem(outcome.problem) }));
    }
    const n = outcome.kind === 'saved' ? outcome.step.after.length : 0;
    tellSaved(store, outcome, n > 1 ? say('sheets-edited', { n }) : undefined);
  }
}

/** F2: the text as it stands is gone on with. */
function toEnd(input: HTMLInputElement): true {
  input.setSelectionRange(input.value.length, input.value.length);
  return true;
}

/** Has somebody selected letters, in a field or on the page? Then those are copied. */
function isSelectingText(): boolean {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement)) return getSelection()?.isCollapsed === false;
  const isSome = activeElement.selectionStart !== activeElement.selectionEnd;
  return !isUntouched(activeElement) || (isSome && !isWhole(activeElement));
}
