import type { JournalEntry } from '../../api/types';
import { pathOfDeal } from '../../shell/router.svelte';
import { say } from '../../words/words.svelte';
import { sayMoney } from '../say';

const WHAT: Record<string, string> = {
  deal: 'journal-deal',
  payment: 'journal-payment',
  action: 'journal-action',
  tie: 'journal-tie',
  week: 'journal-week',
  correction: 'journal-correction',
};

export const sayWhat = ({ what }: JournalEntry): string => say(WHAT[what] ?? what);

/** What it is about, where that is known: a deal by its title, money by its sum, both with the client. */
export function sayAbout({ title, amount, client }: JournalEntry): string {
  const parts = [title, amount === null ? null : sayMoney(amount), client];
  return parts.filter((part) => part !== null).join(', ');
}

/** Where it can be looked at; only deals have a page, and only as long as anything is known of them. */
export const pathOfEntry = ({ feed, object, title }: JournalEntry): string | null =>
  title !== null && object !== null && /^(deal|lead):/.test(object) ? pathOfDeal({ feed, object }) : null;
