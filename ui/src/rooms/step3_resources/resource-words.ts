import type { Solution } from '../../api/types';
import { sayTime } from '../../words/sentences';
import { numbers, say, sayList } from '../../words/words.svelte';

/** Is everything that the plan needs promised by somebody? The answer, as a heading. */
export function sayAnswer(solution: Solution): string {
  const { leads, time } = solution.resources;
  if (solution.status !== 'solved') return say('step3-answer-open');
  const unpromised = leads.reduce((sum, need) => sum + (need.unpromised ?? 0), 0);
  const missing = [
    ...(unpromised > 0 ? [say('step3-missing-leads', { n: unpromised })] : []),
    ...(time !== null && time.total.deficit > 0 ? [say('step3-missing-time', { time: sayTime(time.total.deficit) })] : []),
  ];
  return missing.length === 0 ? say('step3-answer-enough') : say('step3-answer-missing', { what: sayList(missing) });
}

/** What else stands in the way: nobody who owes, money, people. */
export function sayBeside(solution: Solution): string {
  const { sources, cost, budget, time } = solution.resources;
  if (solution.status !== 'solved') return say('step3-open-text');
  const ownerless = sources.filter((source) => (source.promised ?? 0) > 0 && (source.entries.owner.text === '' || source.entries.due.text === ''));
  const sentences = [
    ...(ownerless.length > 0 ? [say('step3-ownerless', { n: ownerless.length })] : []),
    ...(cost !== null && cost > 0 ? [sayCost(cost, budget, solution)] : []),
    ...(time !== null && time.total.deficit > 0 && time.newcomers !== null ? [say('step3-newcomers', { n: time.newcomers }) + '.'] : []),
  ];
  return sentences.join(' ');
}

function sayCost(cost: number, budget: number | null, solution: Solution): string {
  const money = numbers().money(cost, solution);
  return budget === null ? say('step3-cost', { cost: money }) : say('step3-cost-of', { cost: money, budget: numbers().money(budget, solution) });
}
