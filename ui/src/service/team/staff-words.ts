import type { Employee } from '../../api/types';
import { numbers, say, spoken } from '../../words/words.svelte';

/** "37,5" where a comma divides. */
export const sayHours = (hours: string): string => (spoken() === 'ru' ? hours.replace('.', ',') : hours);

/** "25 %" as the language writes it; what is no percentage stands as it is. */
export function sayPart(part: string): string {
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(part) ?? [];
  return percent === undefined ? part : numbers().percent(Number(percent) / 100);
}

/** "2026-12-31" as it is typed. */
export const typedDay = (day: string | null): string => (day ?? '').split('-').reverse().join('.');

export const sayAway = ({ from, to }: { from: string; to: string }): string => numbers().span(from, to);

/** The move that is written down and not made yet. */
export function sayMove(employee: Employee, today: string, nameOf: (team: number | null) => string): string {
  const next = employee.placements.find(({ from }, at) => at > 0 && today < from);
  return next === undefined ? '' : say('ui-team-moves-on', { day: numbers().day(next.from), team: nameOf(next.team) });
}

/** Absences that are not over; the rest is counted. */
export function sayAbsences(employee: Employee, today: string): string {
  const MOST = 2;
  const coming = employee.absences.filter(({ to }) => today <= to);
  const shown = coming.slice(0, MOST).map(sayAway);
  const more = coming.length - shown.length;
  return [...shown, ...(more > 0 ? [say('ui-team-more', { n: more })] : [])].join(', ');
}
