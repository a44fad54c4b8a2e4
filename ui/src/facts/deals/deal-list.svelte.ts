import { listDeals } from '../../api/facts';
import type { Problem } from '../../api/problem';
import type { Deal, DealTotal } from '../../api/types';
import { readFilters } from './filters';

/** Deals of one list, as far as somebody has looked. It stays while a deal is looked at: whoever comes back is where they were. */
export class DealList {
  rows = $state.raw<Deal[] | null>(null);
  total = $state.raw<DealTotal | null>(null);
  next = $state.raw<string | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);
  /** The filters of which the rows are. */
  search = '';
  /** The deal that was opened last. */
  opened: string | null = null;
  #asked = 0;

  /** The first page; unless it is there. */
  async read(search: string): Promise<void> {
    if (this.rows !== null && this.search === search && this.problem === null) return;
    this.search = search;
    await this.#page(undefined);
  }

  /** All that was seen may have changed. */
  renew = (): Promise<void> => this.#page(undefined);

  more = (): Promise<void> => this.#page(this.next ?? undefined);

  async #page(from: string | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    this.isBusy = true;
    try {
      const { deals, next, total } = await listDeals(readFilters(this.search), from);
      if (asked !== this.#asked) return;
      this.rows = from === undefined ? deals : [...(this.rows ?? []), ...deals];
      [this.next, this.problem] = [next, null];
      if (total !== null) this.total = total;
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    } finally {
      if (asked === this.#asked) this.isBusy = false;
    }
  }
}

let kept: DealList | null = null;

/** The list that was looked at last, also while another page is shown. */
export const dealList = (): DealList => (kept ??= new DealList());

/** The address of that list. */
export const pathOfList = (): string => `/deals${kept?.search ?? ''}`;
