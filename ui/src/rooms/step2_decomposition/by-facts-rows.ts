import type { Edit, FactsOfPlan, Grade, LevelByFacts, LineByFacts, Solution } from '../../api/types';
import { sayFigure, sayShare, sayWhisker } from '../../facts/funnel/funnel-words';
import { capital, sayNumber } from '../../plan/names';
import type { Place } from '../../plan/numbers';
import { written } from '../../words/format';
import { numbers, say } from '../../words/words.svelte';

/** A number that the facts know something of. */
export type ByFactsRow = {
  path: string;
  name: string;
  /** As it stands in the plan. */
  planned: string;
  /** As the facts have it; empty where they cannot tell. */
  value: string;
  /** The same as the plan would have it, without rounding for few. */
  taken: string;
  spread: string;
  level: LevelByFacts | null;
  line: LineByFacts;
  conversion: LevelByFacts['conversion'];
  grade: Grade | null;
  /** Does it rest on something that was counted? */
  isCounted: boolean;
  take: Edit[];
  rest: Edit | null;
  takeLag: Edit | null;
};

/** Line by line, in the order of the tree: the average sale, then the links from the deal up to the first stage. */
export function byFactsRows(said: FactsOfPlan, solution: Solution, places: Map<string, Place>): ByFactsRow[] {
  return solution.lines.flatMap((line, at) => {
    const told = said.lines[at];
    if (told === undefined) return [];
    const levels = line.stages.map((stage, index) => linkRow(places.get(stage.link.path)!, told, told.levels[index] ?? null, solution));
    return [checkRow(places.get(line.check.path)!, told, solution), ...levels.reverse()];
  });
}

function base(place: Place, line: LineByFacts, solution: Solution): Pick<ByFactsRow, 'path' | 'name' | 'planned' | 'line'> {
  const planned = written(numbers(), place.number.kind, place.number.value, solution, place.link) ?? say('unknown');
  return { path: place.number.path, name: capital(sayNumber(place)), planned, line };
}

function checkRow(place: Place, line: LineByFacts, solution: Solution): ByFactsRow {
  const { check } = line;
  const { average_low: low, average_high: high } = line.sales;
  return {
    ...base(place, line, solution),
    value: check === null ? say('unknown') : numbers().money(check, solution),
    taken: check === null ? '' : numbers().money(check, solution),
    spread: low === null || high === null ? '' : sayBetween(low, high, solution),
    level: null,
    conversion: null,
    grade: line.grade_check,
    isCounted: check !== null,
    take: line.take_check.map(edit),
    rest: line.rest_check === null ? null : edit(line.rest_check),
    takeLag: null,
  };
}

function linkRow(place: Place, line: LineByFacts, level: LevelByFacts | null, solution: Solution): ByFactsRow {
  const conversion = level?.conversion ?? null;
  const rate = level?.buying?.rate ?? null;
  const share = conversion?.share ?? null;
  const value = rate !== null ? numbers().fraction(rate, 'rate') : conversion !== null && share !== null ? sayFigure(conversion) : say('unknown');
  return {
    ...base(place, line, solution),
    value,
    taken: share === null ? value : numbers().fraction({ text: '', value: share }, 'conversion'),
    spread: conversion === null ? '' : sayWhisker(conversion),
    level,
    conversion,
    grade: level?.grade ?? null,
    isCounted: share !== null || rate !== null,
    take: level?.take.map(edit) ?? [],
    rest: level?.rest == null ? null : edit(level.rest),
    takeLag: level?.take_lag == null ? null : edit(level.take_lag),
  };
}

/** The 95 % interval of an average, in whole units: kopecks would say that it is known so well. */
export const sayBetween = (low: number, high: number, solution: Solution): string =>
  say('funnel-range', { low: numbers().wholeMoney(low, solution), high: numbers().wholeMoney(high, solution) });

const edit = ({ path, value }: { path: string; value?: string | null }): Edit => ({ path, value: value ?? null });

/** Of how many that is. */
export function sayCounted({ level, line, conversion }: ByFactsRow, solution: Solution): string {
  const format = numbers();
  if (level === null) {
    const { median, n_with_amount } = line.sales;
    if (median === null) return '';
    return `${say('funnel-n-sales', { n: n_with_amount })}, ${say('by-facts-median', { median: format.money(median, solution) })}`;
  }
  if (level.buying !== null) return say('by-facts-buying', { purchases: level.buying.n_purchases, clients: level.buying.n_clients });
  if (conversion === null || conversion.entered === 0) return '';
  return say('funnel-of', { passed: format.count(conversion.passed), entered: format.count(conversion.entered) });
}

/** How long it takes those to whom it comes; of regular clients, how many there are. */
export function sayDelay({ level }: ByFactsRow): string {
  if (level?.buying != null && level.n !== null) return say('by-facts-regulars', { n: level.n });
  const lags = level?.lags ?? null;
  if (lags === null || lags.n === 0 || lags.median === null || lags.p90 === null) return '';
  if (lags.is_hidden) return say('by-facts-at-once');
  // Nine of ten on the day on which they came: days tell nothing more.
  if (Math.round(lags.p90) === 0) return say('by-facts-same-day');
  return say('by-facts-delay-of', { median: say('funnel-days', { n: Math.round(lags.median) }), n: Math.round(lags.p90) });
}

/** What keeps the facts from telling, or from being taken at their word. */
export function sayNote({ level, line, conversion }: ByFactsRow): string {
  if (line.is_unknown) return level === null ? say('by-facts-no-line') : '';
  if (level === null || level.buying !== null) return '';
  if (level.funnel === null) return level.n === null ? say('by-facts-no-stage') : '';
  if (conversion === null) return '';
  const { bounds, n_unlinked, entered } = conversion;
  if (0 < n_unlinked && entered === 0) return say('by-facts-unlinked', { n: n_unlinked });
  if (entered === 0) return say('by-facts-nobody');
  return bounds === null ? '' : say('by-facts-bounds', { low: sayShare(bounds.low), high: sayShare(bounds.high) });
}

/** What the facts say of a number, in one short phrase for the tree; empty if nothing. */
export function sayInTree(place: Place, line: LineByFacts | null, level: LevelByFacts | null, solution: Solution): string {
  const format = numbers();
  if (line === null || line.is_unknown) return '';
  if (place.role === 'check' && line.check !== null) {
    return say('by-facts-column-check', { average: format.money(line.check, solution), n: line.sales.n_with_amount });
  }
  if (place.role === 'deals' && line.sales.n_won > 0) return say('by-facts-column-deals', { n: line.sales.n_won });
  if (level === null) return '';
  if (place.role === 'count' && level.n !== null) {
    return say(level.buying === null ? 'by-facts-column-count' : 'by-facts-column-regulars', { n: format.count(level.n) });
  }
  if (place.role !== 'link') return '';
  if (level.buying !== null) {
    const { rate, n_purchases, n_clients } = level.buying;
    if (rate === null) return '';
    return say('by-facts-column-link', { value: format.fraction(rate, 'rate'), passed: format.count(n_purchases), entered: format.count(n_clients) });
  }
  const share = level.conversion?.share ?? null;
  if (share === null || level.conversion === null) return '';
  const { passed, entered } = level.conversion;
  return say('by-facts-column-link', { value: sayFigure(level.conversion), passed: format.count(passed), entered: format.count(entered) });
}
