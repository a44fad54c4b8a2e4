import { readFactsReach } from '../api/facts';
import type { Facts } from '../api/types';

let reach = $state.raw<Facts | null>(null);
let asked = 0;

/** How far the company's facts reach; null while nobody knows. */
export const factsReach = (): Facts | null => reach;

/** Asks again. Without an answer, what was known stays: the page says itself that the server is not there. */
export async function readFacts(): Promise<void> {
  const own = (asked += 1);
  const answer = await readFactsReach().catch(() => null);
  if (answer !== null && own === asked) reach = answer;
}
