import type { Line, Solution, WeeklyLine } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { nextStage } from './rows';

/** What the lags mean: what must be in hand already, and until when an item of a stage is still of use. */
export function sayLags(solution: Solution, line: Line, weeks: WeeklyLine): string[] {
  return weeks.stages.flatMap(({ lagged }, at) => {
    if (lagged === null) return [];
    const stage = line.stages[at]?.name ?? '';
    const below = nextStage(line, at)?.name ?? say('step2-deals');
    const begun = sayBegun(line, weeks, at);
    const inHand = lagged.in_hand > 0 ? [say('step2-in-hand', { below, n: numbers().count(lagged.in_hand) })] : [];
    const [half = '', eighty = '', ninety = ''] = lagged.last_useful.map((week) => sayWeek(solution, week));
    return [...(begun === null ? [] : [begun]), ...inHand, say('step2-last-useful', { stage, half, eighty, ninety })];
  });
}

/**
 * Conversions say how many items the deals come from, whenever those begin; lags say how many must begin within the period.
 * The difference is told wherever the second number stands; `null` without one, or where it is nothing but rounding.
 */
export function sayBegun(line: Line, weeks: WeeklyLine | undefined, at: number): string | null {
  const { lagged = null, total = 0 } = weeks?.stages[at] ?? {};
  if (lagged === null) return null;
  const numbered = { stage: line.stages[at]?.name ?? '', planned: numbers().count(lagged.by_conversions), begun: numbers().count(total) };
  if (lagged.by_conversions < total) return say('step2-begins-more', numbered);
  const isInHand = weeks!.stages.slice(at).some((stage) => (stage.lagged?.in_hand ?? 0) > 0);
  return total < lagged.by_conversions && isInHand ? say('step2-begins-fewer', numbered) : null;
}

/** Weeks are counted from 1; none is in time where there is no number. */
function sayWeek({ weeks }: Solution, number: number | null): string {
  const week = number === null ? undefined : weeks[number - 1];
  return week === undefined ? say('step2-never-useful') : numbers().span(week.from, week.to);
}
