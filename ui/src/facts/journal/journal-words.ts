import type { JournalEntry } from '../../api/types';
import { pathOfDeal } from '../../shell/router.svelte';
import { numbers, say } from '../../words/words.svelte';
import { sayMoney } from '../say';
import { sayFactKind } from '../words';

const WHAT: Record<string, string> = {
  deal: 'journal-deal',
  payment: 'journal-payment',
  action: 'journal-action',
  tie: 'journal-tie',
  week: 'journal-week',
  correction: 'journal-correction',
};

/** What was written: of an action which, of a week's numbers which week. */
export function sayWhat({ what, action, week }: JournalEntry): string {
  if (what === 'action' && action !== null) return sayFactKind(action);
  if (what === 'week' && week !== null) return say('journal-week-of', { day: numbers().day(week) });
  return say(WHAT[what] ?? what);
}

/** What it is about, where that is known: a deal by its title, money by its sum, both with the client; and whose it is. */
export function sayAbout({ title, amount, client, person }: JournalEntry): string {
  const parts = [title, amount === null ? null : sayMoney(amount), client, person];
  return parts.filter((part) => part !== null).join(', ');
}

/** Where it can be looked at; only deals have a page, and only as long as anything is known of them. */
export const pathOfEntry = ({ feed, object, title }: JournalEntry): string | null =>
  title !== null && object !== null && /^(deal|lead):/.test(object) ? pathOfDeal({ feed, object }) : null;
