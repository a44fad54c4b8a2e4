import { listDeals } from '../../api/facts';
import { FilteredPages } from '../../api/pages.svelte';
import type { Deal, DealTotal } from '../../api/types';
import { askedFilters } from './filters';

/** Deals of one list. */
export class DealList extends FilteredPages<Deal, string, DealTotal> {
  /** The deal that was opened last. */
  opened: string | null = null;

  protected async ask(from: string | undefined) {
    const { deals, next, total } = await listDeals(askedFilters(this.search), from);
    return { rows: deals, next, total };
  }
}

let kept: DealList | null = null;

/** The list that was looked at last, also while another page is shown. */
export const dealList = (): DealList => (kept ??= new DealList());

/** The address of that list. */
export const pathOfList = (): string => `/deals${kept?.search ?? ''}`;
