import { listClients } from '../../api/clients';
import type { Problem } from '../../api/problem';
import type { Client, ClientList as Page } from '../../api/types';

/** The filters of an address, those that the list knows. */
export function readClientFilters(search: string): Record<string, string> {
  const params = new URLSearchParams(search);
  const known = ['search', 'standing'].map((name) => [name, params.get(name) ?? '']);
  return Object.fromEntries(known.filter(([, value]) => value !== ''));
}

/** The same address with another filter; an empty one is taken off. */
export function withClientFilter(search: string, name: 'search' | 'standing', value: string): URLSearchParams {
  const params = new URLSearchParams({ ...readClientFilters(search), [name]: value });
  if (value === '') params.delete(name);
  return params;
}

/** Clients of one list, as far as somebody has looked. It stays while a client is looked at. */
export class ClientList {
  rows = $state.raw<Client[] | null>(null);
  answer = $state.raw<Page | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);
  /** The filters of which the rows are. */
  search = '';
  #asked = 0;

  async read(search: string): Promise<void> {
    if (this.rows !== null && this.search === search && this.problem === null) return;
    this.search = search;
    await this.#page(undefined);
  }

  renew = (): Promise<void> => this.#page(undefined);

  more = (): Promise<void> => this.#page(this.answer?.next ?? undefined);

  async #page(from: number | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    this.isBusy = true;
    try {
      const answer = await listClients(readClientFilters(this.search), from);
      if (asked !== this.#asked) return;
      this.rows = from === undefined ? answer.clients : [...(this.rows ?? []), ...answer.clients];
      [this.answer, this.problem] = [answer, null];
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    } finally {
      if (asked === this.#asked) this.isBusy = false;
    }
  }
}

let kept: ClientList | null = null;

/** The list that was looked at last, also while a client is shown. */
export const clientList = (): ClientList => (kept ??= new ClientList());

export const pathOfClients = (): string => `/clients${kept?.search ?? ''}`;
