import { previewPaste } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Edit, PastePreview } from '../../api/types';
import type { Outcome, PlanStore } from '../plan.svelte';
import type { Grid, Pasting } from './grid.svelte';
import { land, MOST_CELLS, type Landing } from './landing';
import type { Layout } from './layout';
import { MOST_READ, type Rectangle } from './rectangle';
import { readRows, sizeOf, writeRows, type Size } from './tsv';

export type CellPreview = PastePreview['cells'][number];

/** What becomes of one paste: the text, where it lands, what the server says of it. */
export class Paste {
  /** As it was pasted or typed; it stays until it is pasted or given up. */
  text = $state('');
  row = $state(0);
  column = $state(0);
  answer = $state.raw<PastePreview | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The clipboard was larger than what is read. */
  tooLarge = $state.raw<Size | null>(null);
  layout = $state.raw<Layout>({ rows: [], heads: [], names: [] });

  /** What the clipboard knew beyond its text, as long as nobody changes that. */
  #read = $state.raw<Rectangle | null>(null);
  readonly #selected: Size | null;
  readonly #store: PlanStore;
  readonly #grid: Grid;
  #round = 0;

  readonly rectangle = $derived<Rectangle | null>(this.rectangleNow());
  readonly landing = $derived<Landing | null>(this.landingNow());
  /** How many cells there are, where they are too many. */
  readonly nTooMany = $derived(this.tooManyNow());
  readonly byPath = $derived(new Map((this.answer?.cells ?? []).map((cell) => [cell.path, cell])));
  readonly counts = $derived(this.countsNow());

  constructor(store: PlanStore, grid: Grid, pasting: Pasting) {
    this.#store = store;
    this.#grid = grid;
    this.#selected = pasting.selected;
    this.#read = pasting.rectangle;
    this.text = pasting.rectangle === null ? '' : writeRows(pasting.rectangle);
    this.tooLarge = pasting.tooLarge;
    [this.row, this.column] = [pasting.start.row, pasting.start.column];
    this.layout = grid.layout();
  }

  // Methods, because the fields are made after the derived values that read them.
  private rectangleNow(): Rectangle | null {
    if (this.tooLarge !== null || this.text === '') return null;
    return this.#read ?? readRows(this.text);
  }

  private landingNow(): Landing | null {
    const { rectangle, layout, row, column } = this;
    return rectangle === null ? null : land(rectangle, layout, { row, column }, this.#selected);
  }

  private tooManyNow(): number | null {
    if (this.tooLarge !== null) return this.tooLarge.rows * this.tooLarge.columns;
    const n = this.landing?.edits.length ?? 0;
    return MOST_CELLS < n ? n : null;
  }

  private countsNow() {
    const cells = this.answer?.cells ?? [];
    const landed = this.landing?.rows.flat() ?? [];
    const n = (is: (cell: CellPreview) => boolean) => cells.filter(is).length;
    return {
      changed: n(isGood),
      same: n((cell) => cell.problem === null && !isGood(cell)),
      refused: n((cell) => cell.problem !== null),
      readonly: landed.filter(({ kind }) => kind === 'readonly').length,
      covered: landed.filter(({ kind }) => kind === 'covered').length,
    };
  }

  /** Another text, pasted into the sheet or typed there. */
  write(text: string): void {
    const size = sizeOf(text);
    const isTooLarge = MOST_READ < size.rows * size.columns;
    this.#read = null;
    // What nobody could look at is not shown either: it is where it was copied.
    [this.text, this.tooLarge] = isTooLarge ? [this.text, size] : [text, null];
  }

  /** What the clipboard holds, put into the sheet. */
  take(rectangle: Rectangle | { tooLarge: Size }): void {
    if ('tooLarge' in rectangle) {
      this.tooLarge = rectangle.tooLarge;
      return;
    }
    [this.text, this.#read, this.tooLarge] = [writeRows(rectangle), rectangle, null];
  }

  /** Asks what would become of the cells; the latest question counts. */
  async ask(): Promise<void> {
    const round = (this.#round += 1);
    this.layout = this.#grid.layout();
    const edits = this.landing?.edits ?? [];
    this.problem = null;
    if (edits.length === 0 || this.nTooMany !== null) {
      this.answer = null;
      return;
    }
    try {
      const answer = await previewPaste(this.#store.id, edits);
      if (round === this.#round) this.answer = answer;
    } catch (error) {
      if (round !== this.#round) return;
      this.answer = null;
      this.problem = error instanceof Problem ? error : new Problem({ code: 'network' });
    }
  }

  /** The good cells that change something, as one edit. */
  async apply(): Promise<Outcome | null> {
    const { answer } = this;
    if (answer === null) return null;
    const good = new Set(answer.cells.filter(isGood).map(({ path }) => path));
    const edits = (this.landing?.edits ?? []).filter(({ path }: Edit) => good.has(path));
    const outcome = await this.#store.edit(edits, answer.version);
    if (outcome.kind === 'refused') this.problem = outcome.problem;
    return outcome;
  }
}

const isGood = ({ problem, before, after }: CellPreview): boolean => problem === null && before !== after;
