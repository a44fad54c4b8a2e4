import { listDeals } from '../../api/facts';
import { FilteredPages } from '../../api/pages.svelte';
import type { Deal, DealTotal } from '../../api/types';
import { readFilters } from './filters';

/** Deals of one list. */
export class DealList extends FilteredPages<Deal, string, DealTotal> {
  /** The deal that was opened last. */
  opened: string | null = null;

  protected async ask(from: string | undefined) {
    const { search } = this;
    const { deals, next, total } = await listDeals(readFilters(search), from);
    // Only the first page of what is asked for now says it.
    if (total !== null && search === this.search) this.total = total;
    return { rows: deals, next };
  }
}

let kept: DealList | null = null;

/** The list that was looked at last, also while another page is shown. */
export const dealList = (): DealList => (kept ??= new DealList());

/** The address of that list. */
export const pathOfList = (): string => `/deals${kept?.search ?? ''}`;
