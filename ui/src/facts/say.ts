import { signedIn } from '../shell/session.svelte';
import { numbers } from '../words/words.svelte';

/** Money of the company. */
export function sayMoney(minor: number): string {
  const { currency, exponent } = signedIn()?.company ?? { currency: 'RUB', exponent: 2 };
  return numbers().money(minor, { currency, exponent });
}

/** The day of a moment, where the person is. */
export const sayDay = (at: string): string => numbers().day(dayOf(new Date(at)));

/** "2026-12-31", where the person is. */
export function dayOf(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
