import type { Grade, Line, Reason, Solution } from '../../api/types';
import type { ByFacts } from '../../plan/by-facts.svelte';
import { inside } from '../../plan/names';
import type { Place } from '../../plan/numbers';
import { say, sayList } from '../../words/words.svelte';
import { byFactsRows, type ByFactsRow } from './by-facts-rows';
import { REASONS, sayRow } from './row-words';

/** What the facts say of a number that does not rest on them; null where it does, and where they say nothing. */
export function unusedOf({ number }: Place, byFacts: ByFacts, solution: Solution, places: Map<string, Place>): ByFactsRow | null {
  if (byFacts.said === null) return null;
  const row = byFactsRows(byFacts.said, solution, places).find(({ path }) => path === number.path);
  return row?.isCounted && row.rest !== null ? row : null;
}

/** Facts that are there and are not used are another thing than no facts. */
export function sayReason(reason: Reason, place: Place | undefined, byFacts: ByFacts): string {
  const rest = place === undefined ? null : place.role === 'check' ? byFacts.lineOf(place)?.rest_check : byFacts.levelOf(place)?.rest;
  return say(reason === 'no_observations' && rest != null ? 'by-facts-unused' : REASONS[reason]);
}

/** Why the goal does not rest on facts alone: of each line that does not, what is weakest. */
export function sayWeakest(solution: Solution, places: Map<string, Place>): string[] {
  return solution.lines.flatMap((line) => {
    if (line.grade === null || line.grade === 'fact') return [];
    const said = { line: line.name, grade: line.grade };
    if (line.stages.length === 0) return [say('step2-grounds-promise', said)];
    return [say('step2-grounds-weakest', { ...said, links: sayList(weakestLinks(line, line.grade, solution, places)) })];
  });
}

const weakestLinks = (line: Line, grade: Grade, solution: Solution, places: Map<string, Place>): string[] =>
  line.stages.filter((stage) => stage.grade === grade).map(({ link }) => inside(sayRow({ place: places.get(link.path)! }, solution)));
