import type { Doubt, Solution } from '../../api/types';
import { capital } from '../../plan/names';
import { sayTime } from '../../words/sentences';
import { numbers, say, sayList } from '../../words/words.svelte';

/** Is everything that the plan needs promised by somebody? The answer, as a heading. */
export function sayAnswer(solution: Solution): string {
  if (solution.status !== 'solved') return say('step3-answer-open');
  const missing = sayMissingResources(solution, 'step3-missing-leads');
  return missing.length === 0 ? say('step3-answer-enough') : say('step3-answer-missing', { what: sayList(missing) });
}

/** Leads that nobody promised and time that nobody has, as pieces of one sentence; `leadsKey` is how the leads are called in it. */
export function sayMissingResources({ resources }: Solution, leadsKey: 'step3-missing-leads' | 'ready-leads'): string[] {
  const unpromised = resources.all_leads?.unpromised ?? 0;
  const time = resources.time?.total.deficit ?? 0;
  // Time that suffices in all can be missing in some weeks.
  const weeks = time > 0 ? 0 : (resources.time?.tight_weeks.length ?? 0);
  return [
    ...(unpromised > 0 ? [say(leadsKey, { n: unpromised })] : []),
    ...(time > 0 ? [say('step3-missing-time', { time: sayTime(time) })] : []),
    ...(weeks > 0 ? [say('step3-missing-weeks', { n: weeks })] : []),
  ];
}

const DOUBTS = { above_limit: 'step3-doubt-limit', past: 'step3-doubt-past', late: 'step3-doubt-late' } as const;

/** What speaks against a promise; nothing where nothing does. */
export const sayDoubts = (doubts: Doubt[]): string => capital(doubts.map((doubt) => say(DOUBTS[doubt])).join('; '));

/** What else stands in the way: nobody who owes, money, people. */
export function sayBeside(solution: Solution): string {
  const { wishes, cost, budget, time } = solution.resources;
  if (solution.status !== 'solved') return say('step3-open-text');
  const sentences = [
    ...(wishes > 0 ? [say('step3-ownerless', { n: wishes })] : []),
    ...(cost !== null && cost > 0 ? [sayCost(cost, budget, solution)] : []),
    ...(time !== null && time.total.deficit > 0 && time.newcomers !== null ? [say('step3-newcomers', { n: time.newcomers }) + '.'] : []),
  ];
  return sentences.join(' ');
}

function sayCost(cost: number, budget: number | null, solution: Solution): string {
  const money = numbers().money(cost, solution);
  return budget === null ? say('step3-cost', { cost: money }) : say('step3-cost-of', { cost: money, budget: numbers().money(budget, solution) });
}
