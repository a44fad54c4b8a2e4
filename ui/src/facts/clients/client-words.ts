import type { ClientKey, ClientsDue } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { sayMoney } from '../say';

const STANDINGS: Record<string, string> = { regular: 'clients-regular', dormant: 'clients-dormant', new: 'clients-new' };
export const sayStanding = (code: string): string => say(STANDINGS[code] ?? code);

/** Why a client is a key prospect. */
export const sayKey = (key: ClientKey): string =>
  key.because === 'goal' ? say('clients-key-goal', { percent: key.percent ?? 0 }) : say('clients-key-largest', { n: key.n_largest ?? 0 });

/** Why nobody can say who is due: a heading, and what it comes from. */
const WHY_NOT: Record<string, [title: string, text: string]> = {
  few_clients: ['clients-few_clients', 'clients-few_clients-text'],
  nobody_came_back: ['clients-nobody_came_back', 'clients-nobody_came_back-text'],
  nobody_regular: ['clients-nobody_regular', 'clients-nobody_regular-text'],
  nothing_fits: ['clients-nothing_fits', 'clients-nothing_fits-text'],
};

/** What the page comes to: a heading and the sentence below it. */
export function sayDue(due: ClientsDue): { title: string; text: string | null } {
  if (due.said === null) {
    const [title, text] = WHY_NOT[due.why_not ?? ''] ?? ['clients-none', null];
    return { title: say(title), text: text === null ? null : say(text, { n: due.n_buyers ?? 0, needed: due.n_needed ?? 0 }) };
  }
  const { purchases, money } = due.said;
  const count = { n: purchases.median, low: numbers().count(purchases.low), high: numbers().count(purchases.high) };
  const days = { from: numbers().day(due.from ?? ''), to: numbers().day(due.to ?? '') };
  const text = say('clients-answer-days', { ...days, ...count, n: numbers().count(purchases.median) });
  if (money === null) return { title: say('clients-answer', count), text };
  return { title: say('clients-answer-money', { median: sayMoney(money.median), low: sayMoney(money.low), high: sayMoney(money.high) }), text };
}
