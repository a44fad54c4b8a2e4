import type { Line, PlanNumber, Solution, Stage } from '../../api/types';
import { inside } from '../../plan/names';
import type { Place } from '../../plan/numbers';
import { say, sayList } from '../../words/words.svelte';
import { sayCount, sayCountOf } from './stages';

/** "20 leads are 10 meetings and 3 deals with new clients; regular clients bring 4 more." */
export function sayTakes(solution: Solution): string {
  const clauses = solution.lines.map((line) => sayLine(line, solution.lines)).filter((clause) => clause !== '');
  if (clauses.length === 0) return '';
  const text = clauses.join(say('step2-takes-join'));
  return say('step2-takes', { text: text.charAt(0).toUpperCase() + text.slice(1) });
}

function sayLine(line: Line, lines: Line[]): string {
  const n = line.deals.value;
  if (typeof n !== 'number') return '';
  const isOnlyOfKind = lines.filter((other) => other.clients === line.clients).length === 1;
  const stages = line.stages.filter((stage) => typeof stage.count.value === 'number');
  const [first, ...between] = stages.map(sayStage);
  if (first === undefined) {
    if (!isOnlyOfKind) return say('step2-takes-line', { line: line.name, chain: say('deals', { n }) });
    return line.clients === 'new' ? say('step2-takes-new-deals', { n }) : say('step2-takes-repeat-deals', { n });
  }
  const chain = say('step2-takes-chain', { first, then: sayList([...between, say('deals', { n })]) });
  if (!isOnlyOfKind) return say('step2-takes-line', { line: line.name, chain });
  return say(line.clients === 'new' ? 'step2-takes-new' : 'step2-takes-repeat', { chain });
}

/** Of more items than the deals take, as many as they take: the rest is a reserve that leads to nothing. */
function sayStage({ name, count, needed }: Stage): string {
  const all = count.value as number;
  if (needed === null || all <= needed) return sayCount(name, all);
  return sayCountOf(name, needed, all);
}

/** What is pinned, in as few words as it can be told: "goal, both average sales and both conversions". */
export function sayPinned(solution: Solution): string[] {
  const { goal, lines } = solution;
  const words: string[] = goal.amount.pinned ? [say('step2-variable-goal')] : [];
  const links = lines.flatMap((line) => line.stages.map((stage) => stage.link));
  words.push(...sayAll('step2-mode-checks', lines.map((line) => line.check)));
  words.push(...sayAll('step2-mode-links', links));
  const rest = lines.flatMap((line) => [
    ...named(line.amount, say('step2-mode-amount', { line: line.name })),
    ...named(line.share, say('step2-mode-share', { line: line.name })),
    ...named(line.deals, say('step2-mode-deals', { line: line.name })),
    ...line.stages.flatMap((stage) => named(stage.count, inside(stage.name))),
  ]);
  return [...words, ...rest];
}

const named = (number: PlanNumber, name: string) => (number.pinned ? [name] : []);

function sayAll(key: string, all: PlanNumber[]): string[] {
  const n = all.filter((number) => number.pinned).length;
  if (n === 0) return [];
  return [say(key, { n, whole: n === all.length ? 'yes' : 'no' })];
}

/** The number that is solved for, as one word inside a sentence. */
export function sayShort(place: Place): string {
  switch (place.role) {
    case 'goal':
      return say('step2-short-goal');
    case 'amount':
      return say('step2-short-amount');
    case 'share':
      return say('step2-short-share');
    case 'deals':
      return say('step2-short-deals');
    case 'check':
      return say('step2-short-check');
    case 'link':
      return say('step2-short-link');
    case 'count':
      return inside(place.stage?.name ?? '');
  }
}
