import type { Reason, Solution } from '../../api/types';
import { capital, inside } from '../../plan/names';
import { placesOf, type Place } from '../../plan/numbers';
import { numbers, say } from '../../words/words.svelte';
import { nextStage, type Row } from './rows';

const PROFITS = { gross_profit: 'step2-goal-gross-profit', net_profit: 'step2-goal-net-profit' };
const BASES = { payments: 'step2-goal-payments', contracts: 'step2-goal-contracts', shipments: 'step2-goal-shipments' };

export const REASONS: Record<Reason, string> = {
  expert: 'step2-reason-expert',
  no_observations: 'step2-reason-no-observations',
  expired: 'step2-reason-expired',
  above_interval: 'step2-reason-above-interval',
  below_interval: 'step2-reason-below-interval',
  few: 'step2-reason-few',
  no_date: 'step2-reason-no-date',
  old: 'step2-reason-old',
  wide: 'step2-reason-wide',
};

/** What a row is called in its place under its line. */
export function sayRow({ place }: Pick<Row, 'place'>, solution: Solution): string {
  const { role, line, stage, stageIndex } = place;
  switch (role) {
    case 'goal':
      return say(solution.goal.measure === 'revenue' ? BASES[solution.goal.basis] : PROFITS[solution.goal.measure]);
    case 'amount':
      return line?.name ?? '';
    case 'share':
      return say('step2-column-share');
    case 'deals':
      return say('step2-deals');
    case 'check':
      return say('step2-column-check');
    case 'count':
      return stage?.name ?? '';
    case 'link': {
      const from = stage?.name ?? '';
      if (place.link === 'rate') return say('step2-row-rate', { stage: from });
      const next = line === null || stageIndex === null ? null : nextStage(line, stageIndex);
      return say('step2-row-link', { from, to: next === null ? say('step2-row-deals') : inside(next.name) });
    }
  }
}

/** What stands behind a number, in one short phrase; empty if there is nothing to say. */
export function sayFacts(row: Row): string {
  const { role, stage, line, number } = row.place;
  const format = numbers();
  if (role === 'link' && stage?.observed) {
    const { passed, entered, value, low, high } = stage.observed;
    return say('step2-facts-link', {
      value: format.observed(value, row.place.link),
      passed: format.count(passed),
      entered: format.count(entered),
      spread: format.spread(low, high, row.place.link),
    });
  }
  if (role === 'count' && stage?.observed) return say('step2-facts-count', { n: stage.observed.entered });
  const expert = role === 'link' ? stage?.expert : role === 'deals' ? line?.expert : null;
  if (expert) return say('step2-facts-expert', { who: expert });
  if (row.reasons[0] !== undefined) return capital(say(REASONS[row.reasons[0]]));
  if (row.grade === 'fantasy') return capital(say('step2-nobody-answers'));
  if (!number.pinned) return row.level === 'group' || number.value === null ? '' : say('step2-facts-solved');
  return number.set_by === null ? say('step2-facts-pinned') : say('step2-facts-set-by', { who: number.set_by });
}

/** The numbers that cannot hold together, line by line, each line named once. */
export function sayTogether(solution: Solution): string {
  const places = placesOf(solution);
  const groups = new Map<string, string[]>();
  for (const { path } of solution.conflict) {
    const place = places.get(path);
    if (place === undefined) continue;
    const line = place.line?.name ?? '';
    const name = place.role === 'goal' ? say('step2-variable-goal') : inside(shortOf(place, solution));
    groups.set(line, [...(groups.get(line) ?? []), name]);
  }
  const told = [...groups].map(([line, names]) =>
    line === '' ? names.join(', ') : say('step2-conflict-line', { line, names: names.join(', ') }),
  );
  return told.join(say('step2-takes-join'));
}

const shortOf = (place: Place, solution: Solution): string =>
  place.role === 'amount' ? say('step2-column-amount') : sayRow({ place }, solution);

/** Is there nothing behind the number yet but its being pinned or solved? */
export function isRemark({ place, grade }: Row): boolean {
  const isObserved = place.stage?.observed != null && (place.role === 'link' || place.role === 'count');
  return !isObserved && grade === null;
}
