import type { Problem } from '../api/problem';
import type { WeekNumber } from '../api/types';
import { say } from '../words/words.svelte';

const WORDS: Record<string, string> = {
  leads: 'week-number-leads',
  calls: 'week-number-calls',
  meetings: 'week-number-meetings',
  quotes: 'week-number-quotes',
  won: 'week-number-won',
  paid: 'week-number-paid',
};

/** What a number of the week is called. */
export const sayWeekNumber = (number: string): string => say(WORDS[number] ?? number);

export const isWeekNumber = (path: string | null): path is string => path !== null && path in WORDS;

/** Of payments only the sum is written. */
export const isSumOnly = ({ number }: WeekNumber): boolean => number === 'paid';

/** Which of a number's fields was refused: the server names the number, and money by its code. Where that tells neither, both. */
export function isWrong({ code }: Problem, line: WeekNumber, field: 'n' | 'amount'): boolean {
  if (!line.has_sum || isSumOnly(line)) return true;
  if (code === 'bad_money' || code === 'bad_sum') return field === 'amount';
  return code === 'bad_number' || code === 'too_many' ? field === 'n' : true;
}
