import { listClients } from '../../api/clients';
import { FilteredPages } from '../../api/pages.svelte';
import type { Client, ClientList as Page } from '../../api/types';

/** The filters of an address, those that the list knows. */
export function readClientFilters(search: string): Record<string, string> {
  const params = new URLSearchParams(search);
  const known = ['search', 'standing', 'key'].map((name) => [name, params.get(name) ?? ''] as const);
  return Object.fromEntries(known.filter(([, value]) => value.trim() !== ''));
}

/** What the server is asked: behind a word that is being typed, a space stays in the field only. */
export const askedClientFilters = (search: string): Record<string, string> =>
  Object.fromEntries(Object.entries(readClientFilters(search)).map(([name, value]) => [name, value.trim()]));

/** The same address with another filter; an empty one is taken off. */
export function withClientFilter(search: string, name: 'search' | 'standing' | 'key', value: string): URLSearchParams {
  const params = new URLSearchParams({ ...readClientFilters(search), [name]: value });
  if (value === '') params.delete(name);
  return params;
}

/** Clients of one list. */
export class ClientList extends FilteredPages<Client, number, Page> {
  protected async ask(from: number | undefined) {
    const answer = await listClients(askedClientFilters(this.search), from);
    return { rows: answer.clients, next: answer.next, total: answer };
  }
}

let kept: ClientList | null = null;

/** The list that was looked at last, also while a client is shown. */
export const clientList = (): ClientList => (kept ??= new ClientList());

export const pathOfClients = (): string => `/clients${kept?.search ?? ''}`;
