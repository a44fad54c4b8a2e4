import type { OriginalSum } from '../api/types';
import { signedIn } from '../shell/session.svelte';
import { numbers, say } from '../words/words.svelte';
import { factsReach } from './reach.svelte';

/** The number of a deal in its own program. */
export const numberOf = (object: string): string => object.slice(object.indexOf(':') + 1);

/** Money of the company. */
export const sayMoney = (minor: number): string => numbers().money(minor, ours());

/** As exactly as a forecast deserves. */
export const sayAboutMoney = (minor: number): string => numbers().aboutMoney(minor, ours());

/** An average of it, in whole units. */
export const sayAverage = (minor: number): string => numbers().wholeMoney(minor, ours());

/** A sum in another currency, as it was told. */
export const sayOriginal = (original: OriginalSum): string => numbers().money(original.amount, original);

/** A sum as it counts, with how it was told; null where there is none. */
export function saySum({ amount, original }: Told): string | null {
  if (original === null) return amount === null ? null : sayMoney(amount);
  const told = sayOriginal(original);
  return amount === null ? say('facts-sum-uncounted', { told }) : say('facts-sum-converted', { sum: sayMoney(amount), told });
}

export type Told = { amount: number | null; original: OriginalSum | null };

/** The currency that everything is counted in. */
export const ownCurrency = (): string => ours().currency;

const ours = () => signedIn()?.company ?? { currency: 'RUB', exponent: 2 };

/** The day of a moment where the company is: a deal of the 6th is one of the 6th, wherever somebody looks at it. */
export const sayDay = (at: string): string => numbers().day(partsOf(at).day);

/** The same with the time; a day without a time is its first moment, and only that. */
export function sayMoment(at: string): string {
  const { clock } = partsOf(at);
  return clock === '00:00' ? sayDay(at) : `${sayDay(at)} ${clock}`;
}

/** When something was done in Zadel, where the company is; unlike that of a fact, it always has its time. */
export const sayDone = (at: string): string => `${sayDay(at)} ${partsOf(at).clock}`;

const zones = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: string): { day: string; clock: string } {
  // A company that never had facts has no time of its own yet: the reader's it is.
  const zone = factsReach()?.time_zone ?? undefined;
  // Swedes write days as programs do: "2026-12-31 09:00".
  const format = zones.get(zone ?? '') ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  zones.set(zone ?? '', format);
  const [day = '', clock = ''] = format.format(new Date(at)).split(' ');
  return { day, clock };
}
