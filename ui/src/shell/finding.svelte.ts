import { listClients } from '../api/clients';
import { listDeals } from '../api/facts';
import type { Problem } from '../api/problem';
import { Read } from '../api/read.svelte';
import type { Client, Deal } from '../api/types';
import { nearest } from '../words/layout';

export type Found = { deals: Deal[]; clients: Client[] };

const NOTHING: Found = { deals: [], clients: [] };
const WAIT_MS = 250;
/** One letter stands in every name. */
const FEWEST = 2;
/** Of each: who types another letter sees fewer, and the lists have pages of their own. */
const MOST = 6;

/** Deals and clients found by a word that is being typed. The server looks, a moment after the last letter. */
export class Finding {
  readonly #reading = new Read(() => this.#ask());
  #query = $state('');
  #isDue = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = new AbortController();

  get found(): Found {
    return this.#reading.said ?? NOTHING;
  }

  get problem(): Problem | null {
    return this.#reading.problem;
  }

  /** Is there enough in the field to look for? */
  get isLooking(): boolean {
    return this.#query.length >= FEWEST;
  }

  /** The answer to what stands in the field is still to come. */
  get isBusy(): boolean {
    return this.#isDue || this.#reading.isBusy;
  }

  find(text: string): void {
    const query = text.trim();
    if (query === this.#query) return;
    this.stop();
    this.#query = query;
    if (!this.isLooking) return;
    this.#isDue = true;
    this.#timer = setTimeout(() => void this.again(), WAIT_MS);
  }

  again = async (): Promise<void> => {
    this.#isDue = false;
    await this.#reading.again();
  };

  /** What was found for another word could be opened by mistake: it goes, and so does the question. */
  stop = (): void => {
    clearTimeout(this.#timer);
    this.#isDue = false;
    this.#asking.abort();
    this.#reading.put(NOTHING);
  };

  async #ask(): Promise<Found> {
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const filters = { search: this.#query, limit: String(MOST) };
    const [{ deals }, { clients }] = await Promise.all([
      listDeals(filters, undefined, signal),
      listClients(filters, undefined, signal),
    ]);
    return {
      deals: nearest(deals, nameOfDeal, this.#query),
      clients: nearest(clients, nameOfClient, this.#query),
    };
  }
}

const nameOfDeal = ({ number, title, client }: Deal) => [number, title, client].filter((part) => part !== null).join(' ');
const nameOfClient = ({ name, tax_number }: Client) => [name, tax_number].filter((part) => part !== null).join(' ');
