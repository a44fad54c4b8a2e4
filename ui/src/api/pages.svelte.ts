import type { Problem } from './problem';

/** One page as the server gives it; what is said of all pages together need not come with each. */
export type Answer<Row, From, Total> = { rows: Row[]; next: From | null; total: Total | null };

/** A list that comes page by page, as far as somebody has looked. An answer that was overtaken changes nothing. */
export abstract class Pages<Row, From, Total> {
  /** Null until the first page is there. */
  rows = $state.raw<Row[] | null>(null);
  /** From where the next page goes on; null behind the last one. */
  next = $state.raw<From | null>(null);
  /** What is said of all pages together. */
  total = $state.raw<Total | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);
  /** How many pages are to be seen. */
  #nPages = 1;
  #asked = 0;

  /** Asks for the page behind; the first one without. */
  protected abstract ask(from: From | undefined): Promise<Answer<Row, From, Total>>;

  /** All that was seen may have changed: as many pages anew, so that nothing moves away under whoever reads the last one. */
  renew = async (): Promise<void> => {
    await this.#read(this.#nPages, null, []);
  };

  /** The page behind. Not while others are on their way: it would go on from rows that are about to be replaced. */
  more = async (): Promise<void> => {
    if (this.isBusy || this.next === null) return;
    const [nPages, rows] = [this.#nPages, this.rows ?? []];
    if (await this.#read(1, this.next, rows)) this.#nPages = nPages + 1;
  };

  /** The first page of something else. */
  protected async restart(): Promise<void> {
    this.#nPages = 1;
    await this.#read(1, null, []);
  }

  async #read(n: number, from: From | null, before: Row[]): Promise<boolean> {
    const asked = (this.#asked += 1);
    this.isBusy = true;
    try {
      let [rows, next, total] = [before, from, this.total];
      for (let page = 0; page < n && (page === 0 || next !== null); page += 1) {
        const answer: Answer<Row, From, Total> = await this.ask(next ?? undefined);
        if (asked !== this.#asked) return false;
        [rows, next, total] = [[...rows, ...answer.rows], answer.next, answer.total ?? total];
      }
      [this.rows, this.next, this.total, this.problem] = [rows, next, total, null];
      return true;
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
      return false;
    } finally {
      if (asked === this.#asked) this.isBusy = false;
    }
  }
}

/** The same of what an address asks for. It stays while one of its rows is looked at: whoever comes back is where they were. */
export abstract class FilteredPages<Row, From, Total> extends Pages<Row, From, Total> {
  /** The filters of which the rows are. */
  search = '';
  /** How often the facts had changed when the rows were asked for: also changes that nobody looked at the list for make it old. */
  #changes = -1;

  /** The rows of a search; unless they are there, and the facts the same. */
  async read(search: string, changes: number): Promise<void> {
    const isSame = this.search === search;
    if (this.rows !== null && isSame && this.#changes === changes && this.problem === null) return;
    [this.search, this.#changes] = [search, changes];
    await (isSame ? this.renew() : this.restart());
  }
}
