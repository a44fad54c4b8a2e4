import type { Deal, DealFact, DealTotal } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { saySum } from '../say';
import { isFunnelWord, sayStageName } from '../words';

/** What a deal is called: by its title, or else by its number. */
export const titleOfDeal = (deal: Deal): string =>
  deal.title ?? say(deal.kind === 'lead' ? 'deals-lead-number' : 'deals-number', { number: deal.number });

export const sayStage = (deal: Deal): string | null => {
  if (deal.stage === null) return null;
  return deal.pipeline === null ? sayStageName(deal.stage) : `${deal.pipeline} / ${deal.stage}`;
};

/** What a fact says, beside its kind. */
export function sayFact(fact: DealFact, before: string | null): string {
  const parts = [sayLabel(fact), saySum(fact), sayDayOf(fact, before), fact.person, fact.note];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** The stage that was entered, or why it was lost; of an end that somebody wrote, the stage in which it was says nothing. */
function sayLabel({ kind, label }: DealFact): string | null {
  if (label === null) return null;
  if (kind === 'stage') return sayStageName(label);
  return isFunnelWord(label) ? null : label;
}

/** A day that was put off stands beside the one before. */
function sayDayOf(fact: DealFact, before: string | null): string | null {
  if (fact.day === null) return null;
  const day = numbers().day(fact.day);
  if (fact.kind === 'invoiced') return say('deal-due', { day });
  return before === null || before === fact.day ? day : say('deal-moved', { from: numbers().day(before), to: day });
}

/** Facts, and for each day of closing the one that was expected before. */
export function withDaysBefore(history: DealFact[]): { fact: DealFact; before: string | null }[] {
  let expected: string | null = null;
  return history.map((fact) => {
    const before = fact.kind === 'expected' ? expected : null;
    if (fact.holds && fact.day !== null && (fact.kind === 'expected' || fact.kind === 'created')) expected = fact.day;
    return { fact, before };
  });
}

/** How many deals, and how many leads that are kept apart. */
export function sayCount({ n_deals, n_leads }: DealTotal): string {
  const [deals, leads] = [say('deals-n', { n: n_deals }), say('deals-n-leads', { n: n_leads })];
  if (n_leads === 0) return deals;
  return n_deals === 0 ? leads : say('deals-and-leads', { deals, leads });
}
