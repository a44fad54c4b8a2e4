import type { Problem } from './problem';

/** One page as the server gives it. */
export type Answer<Row, From> = { rows: Row[]; next: From | null };

/** A list that comes page by page, as far as somebody has looked. An answer that was overtaken changes nothing. */
export abstract class Pages<Row, From> {
  /** Null until the first page is there. */
  rows = $state.raw<Row[] | null>(null);
  /** From where the next page goes on; null behind the last one. */
  next = $state.raw<From | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);
  #asked = 0;

  /** Asks for the page behind; the first one without. */
  protected abstract ask(from: From | undefined): Promise<Answer<Row, From>>;

  /** The first page anew: all that was seen may have changed. */
  renew = (): Promise<void> => this.#page(undefined);

  more = (): Promise<void> => this.#page(this.next ?? undefined);

  async #page(from: From | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    this.isBusy = true;
    try {
      const { rows, next } = await this.ask(from);
      if (asked !== this.#asked) return;
      this.rows = from === undefined ? rows : [...(this.rows ?? []), ...rows];
      [this.next, this.problem] = [next, null];
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    } finally {
      if (asked === this.#asked) this.isBusy = false;
    }
  }
}

/** The same of what an address asks for. It stays while one of its rows is looked at: whoever comes back is where they were. */
export abstract class FilteredPages<Row, From, Total> extends Pages<Row, From> {
  /** What is said of all pages together. */
  total = $state.raw<Total | null>(null);
  /** The filters of which the rows are. */
  search = '';

  /** The first page; unless it is there. */
  async read(search: string): Promise<void> {
    if (this.rows !== null && this.search === search && this.problem === null) return;
    this.search = search;
    await this.renew();
  }
}
