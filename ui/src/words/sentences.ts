import { casesOf } from './chance';
import { numbers, say } from './words.svelte';

/** "6 of 10", or that it is rarer or surer than tenths can tell. */
export function sayChance(chance: number): string {
  const cases = casesOf(chance);
  if (cases.kind === 'rare') return say('step2-chance-rare');
  if (cases.kind === 'sure') return say('step2-chance-sure');
  return say('step2-of-ten', { n: cases.n });
}

/** The same inside a sentence: "in 6 cases of 10". */
export function sayInCases(chance: number): string {
  const cases = casesOf(chance);
  if (cases.kind === 'rare') return say('step2-in-rare-cases');
  if (cases.kind === 'sure') return say('step2-in-sure-cases');
  return say('step2-in-cases', { n: cases.n });
}

/** "9 h 30 min", in whole minutes. */
export function sayTime(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return say('minutes-only', { minutes: rest });
  return rest === 0 ? say('hours-only', { hours }) : say('hours-and-minutes', { hours, minutes: rest });
}

/** A period by its name, if it has one: a month, a quarter, a year. */
export function sayPeriod(from: string, to: string): string {
  return named(from, to) ?? numbers().period(from, to);
}

/** The same inside a sentence: "december 2026" in Russian. */
export function sayPeriodInside(from: string, to: string): string {
  return named(from, to) ?? numbers().periodInside(from, to);
}

function named(from: string, to: string): string | null {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  if (day !== 1) return null;
  const lastsUntil = (n: number) => to === new Date(Date.UTC(year, month - 1 + n, 0)).toISOString().slice(0, 10);
  if (month === 1 && lastsUntil(12)) return say('period-year', { year: String(year) });
  return month % 3 === 1 && lastsUntil(3) ? say('period-quarter', { n: (month + 2) / 3, year: String(year) }) : null;
}
