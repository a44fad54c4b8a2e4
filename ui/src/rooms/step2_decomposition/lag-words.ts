import type { LevelByFacts, Line, Solution, WeeklyLine } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';

/** A stage, or the deals, of a plan with lags. */
export type Groundwork = {
  name: string;
  /** How many the deals of the period come from, whenever those begin. */
  planned: number;
  /** How many begin in the period. */
  begun: number;
  /** How many of those come from what had begun before it. */
  inHand: number;
  /** The last weeks in time for half of the cases, 80 and 90 %; `null` of the deals. */
  lastUseful: (number | null)[] | null;
};

/** What the lags mean, from the first stage to the deals; nothing of a line without them. */
export function groundworkOf(line: Line, weeks: WeeklyLine): Groundwork[] {
  const lags = weeks.stages.map(({ lagged }) => lagged);
  if (lags.every((lagged) => lagged === null)) return [];
  const stages = weeks.stages.map(({ lagged, total }, at) => ({
    name: line.stages[at]?.name ?? '',
    planned: lagged?.by_conversions ?? total,
    begun: total,
    inHand: lags[at - 1]?.in_hand ?? 0,
    lastUseful: lagged?.last_useful ?? null,
  }));
  const deals = { name: say('step2-deals'), planned: weeks.n_deals, begun: weeks.n_deals, inHand: lags.at(-1)?.in_hand ?? 0, lastUseful: null };
  return [...stages, deals];
}

/** How many stand open in which stage, by the facts: "Leads 49, Meetings 31". */
export function sayOpen(line: Line, levels: LevelByFacts[]): string {
  const open = line.stages.flatMap(({ name }, at) => {
    const now = levels[at]?.now ?? null;
    return now === null ? [] : [`${name} ${numbers().count(now)}`];
  });
  return open.join(', ');
}

/** The last weeks in time; where not even half of the cases are, only that. */
export function sayUntil(solution: Solution, [half = null, eighty = null, ninety = null]: (number | null)[]): string[] {
  if (half === null) return [say('step2-never-useful')];
  if (half === eighty && half === ninety) return [sayWeek(solution, half)];
  const [last, surer, surest] = [half, eighty, ninety].map((week) => sayWeek(solution, week));
  return [say('step2-until-half', { week: last! }), say('step2-until-eighty', { week: surer! }), say('step2-until-ninety', { week: surest! })];
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
