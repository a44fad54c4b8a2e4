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
/** Among so many that have the longest of several words, those that have the others, too, are looked for here. */
const MOST_SIFTED = '50';

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
    const whole = await read(this.#query, String(MOST), signal);
    const words = this.#query.split(/\s+/);
    if (words.length === 1) return nearestOf([whole], this.#query);
    // The server looks for what was typed as it stands: words in another order are found through the longest of them.
    const longest = words.toSorted((one, other) => other.length - one.length)[0]!;
    return nearestOf([whole, await read(longest, MOST_SIFTED, signal)], this.#query);
  }
}

async function read(search: string, limit: string, signal: AbortSignal): Promise<Found> {
  const filters = { search, limit };
  const [{ deals }, { clients }] = await Promise.all([listDeals(filters, undefined, signal), listClients(filters, undefined, signal)]);
  return { deals, clients };
}

const nameOfDeal = ({ number, title, client }: Deal) => [number, title, client].filter((part) => part !== null).join(' ');

/** Of several answers, each once: those that have every word, the nearest first. */
function nearestOf(answers: Found[], query: string): Found {
  const deals = new Map(answers.flatMap((one) => one.deals).map((deal) => [`${deal.feed} ${deal.object}`, deal]));
  const clients = new Map(answers.flatMap((one) => one.clients).map((client) => [client.id, client]));
  return {
    deals: nearest([...deals.values()], nameOfDeal, query).slice(0, MOST),
    clients: nearest([...clients.values()], ({ name }) => name, query).slice(0, MOST),
  };
}
