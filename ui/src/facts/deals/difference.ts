import type { Deal } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { sayDay, saySum } from '../say';
import { sayOutcome } from '../words';
import { sayStage } from './deal-words';

/** What is told of a deal, each under its name. */
const PARTS: [string, (deal: Deal) => string | null][] = [
  ['deals-deal', ({ title }) => title],
  ['entry-client', ({ client }) => client],
  ['deals-outcome', ({ outcome }) => sayOutcome(outcome)],
  ['deals-stage', sayStage],
  ['deals-amount', saySum],
  ['deals-person', ({ person }) => person],
  ['deals-source', ({ source }) => source],
  ['deals-line', ({ line }) => line],
  ['deals-created', ({ created_at }) => dayOf(created_at)],
  ['deals-expected', ({ expected_on }) => (expected_on === null ? null : numbers().day(expected_on))],
  ['deals-closed', ({ closed_at }) => dayOf(closed_at)],
  ['deals-reason', ({ reason }) => reason],
];

const dayOf = (at: string | null) => (at === null ? null : sayDay(at));

export type Change = { what: string; before: string | null; after: string | null };

/** What is said otherwise of a deal; nothing, if only something earlier became known. */
export function changesOfDeal(before: Deal, after: Deal): Change[] {
  const all = PARTS.map(([what, of]) => ({ what: say(what), before: of(before), after: of(after) }));
  return all.filter((one) => one.before !== one.after);
}
