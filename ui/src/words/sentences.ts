import { casesOf } from './chance';
import { say } from './words.svelte';

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
