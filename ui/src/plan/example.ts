import type { Solution } from '../api/types';
import type { Place } from './numbers';

/**
 * The article's numbers, to be seen in grey where a plan has none yet: nothing of them is saved.
 *
 * As somebody would type them, in whole units of whatever currency the plan has.
 */
export const EXAMPLE_GOAL = '1000000';
const LINES = [
  { amount: '600000', deals: '3', check: '200000', stages: [['20', '50%'], ['10', '30%']] },
  { amount: '400000', deals: '4', check: '100000', stages: [['8', '1/2']] },
] as const;

/** Is nothing decided in the plan yet, but perhaps its goal? Then it looks like a new one. */
export function isUntouched({ status, lines }: Solution): boolean {
  const isAlike = lines.length === LINES.length && lines.every(({ stages }, at) => stages.length === LINES[at]!.stages.length);
  const numbersOf = (line: Solution['lines'][number]) => [line.amount, line.share, line.deals, line.check, ...line.stages.flatMap((stage) => [stage.count, stage.link])];
  return status === 'underdetermined' && isAlike && lines.every((line) => numbersOf(line).every((number) => !number.pinned));
}

/** What the article has there. */
export function exampleText({ role, lineIndex, stageIndex }: Place): string | null {
  if (role === 'goal') return EXAMPLE_GOAL;
  const line = lineIndex === null ? undefined : LINES[lineIndex];
  const stage = stageIndex === null ? undefined : line?.stages[stageIndex];
  if (role === 'count') return stage?.[0] ?? null;
  if (role === 'link') return stage?.[1] ?? null;
  return line === undefined || role === 'share' ? null : line[role];
}
