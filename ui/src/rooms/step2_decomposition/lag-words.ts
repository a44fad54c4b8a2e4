import type { Line, Solution, WeeklyLine } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { nextStage } from './rows';

/** What the lags mean: what must be in hand already, and until when an item of a stage is still of use. */
export function sayLags(solution: Solution, line: Line, weeks: WeeklyLine): string[] {
  return weeks.stages.flatMap(({ lagged }, at) => {
    if (lagged === null) return [];
    const stage = line.stages[at]?.name ?? '';
    const below = nextStage(line, at)?.name ?? say('step2-deals');
    const begun = sayBegun(line, at, weeks.stages[at]!.count.reduce((sum, n) => sum + n, 0));
    const inHand = lagged.in_hand > 0 ? [say('step2-in-hand', { below, n: numbers().count(lagged.in_hand), stage })] : [];
    const [half = '', eighty = '', ninety = ''] = lagged.last_useful.map((week) => sayWeek(solution, week));
    return [...(begun === null ? [] : [begun]), ...inHand, say('step2-last-useful', { stage, half, eighty, ninety })];
  });
}

/**
 * Conversions say how many items the deals come from, whenever those begin; lags say how many must begin within the period.
 * The difference is told wherever the second number stands; `null` without one.
 */
export function sayBegun({ stages }: Line, at: number, begun: number): string | null {
  const { name = '', count } = stages[at] ?? {};
  const planned = count?.value;
  if (typeof planned !== 'number' || planned === begun) return null;
  const key = planned < begun ? 'step2-begins-more' : 'step2-begins-fewer';
  return say(key, { stage: name, planned: numbers().count(planned), begun: numbers().count(begun) });
}

/** Weeks are counted from 1; none is in time where there is no number. */
function sayWeek({ weeks }: Solution, number: number | null): string {
  const week = number === null ? undefined : weeks[number - 1];
  return week === undefined ? say('step2-never-useful') : numbers().span(week.from, week.to);
}
