import type { Plan, PlanTechnologies, Solution } from '../api/types';
import { sayTakes } from '../rooms/step2_decomposition/headline-words';
import { sayMissingResources } from '../rooms/step3_resources/resource-words';
import { numbers, say, sayList } from '../words/words.svelte';

/** One step of eight: what there is, what is missing, who has it. */
export type Row = { there: string; missing: string; who: string };

/** What keeps the numbers from being a plan, as pieces of one sentence. */
export function sayMissing({ solution }: Plan): string[] {
  const [goal, decomposition, resources] = solution.steps;
  if (goal === 'lacking') return [say('ready-no-goal')];
  if (decomposition === 'part') return [say('ready-open-numbers', { n: solution.missing })];
  if (decomposition === 'lacking') return [say('ready-conflict')];
  const shares = goal === 'part' ? [say('ready-shares')] : [];
  if (resources === 'done') return shares;
  const pieces = sayMissingResources(solution, 'ready-leads');
  return [...shares, ...(pieces.length === 0 ? [say('ready-owners')] : pieces)];
}

/** How the plan sells, and whether that was ever proven; nothing while it is not known, or nothing is sold to leads. */
export function sayTechnology(technologies: PlanTechnologies | null): string {
  if (technologies === null || technologies.lines.length === 0) return '';
  const { state, lines } = technologies;
  if (state === 'done') return say('ready-technology-proven');
  if (state === 'lacking') return say('ready-technology-none');
  return say(lines.some(({ verdict }) => verdict === 'refuted') ? 'ready-technology-refuted' : 'ready-technology-unproven');
}

export function rowsOf(plan: Plan, technologies: PlanTechnologies | null): Row[] {
  const { solution } = plan;
  const waiting = (key: string): Row => ({ there: say(key), missing: '', who: '' });
  return [
    goalRow(plan),
    decompositionRow(solution),
    resourcesRow(solution, technologies),
    waiting('ready-4'),
    waiting('ready-5'),
    waiting('ready-6'),
    waiting('ready-7'),
    waiting('ready-8'),
  ];
}

function goalRow({ solution, changed_by: by, changed_at: at }: Plan): Row {
  const missing = solution.steps[0] === 'part' ? say('ready-shares') : '';
  const { amount, basis, measure } = solution.goal;
  const set = amount.set_by ?? by;
  const who = `${numbers().day((amount.set_at ?? at).slice(0, 10))}, ${set}`;
  if (typeof amount.value !== 'number') return { there: '', missing: say('ready-no-goal'), who: '' };
  const what = { there: numbers().money(amount.value, solution), what: measure === 'revenue' ? basis : measure };
  return { there: say('ready-goal', { amount: what.there, what: what.what }), missing, who };
}

function decompositionRow(solution: Solution): Row {
  if (solution.status === 'solved') return { there: sayTakes(solution), missing: '', who: '' };
  const missing = solution.status === 'conflict' ? say('ready-conflict') : say('ready-open-numbers', { n: solution.missing });
  return { there: '', missing, who: '' };
}

function resourcesRow(solution: Solution, technologies: PlanTechnologies | null): Row {
  const { all_leads: leads, sources } = solution.resources;
  if (solution.status !== 'solved') return { there: '', missing: say('ready-after-2'), who: '' };
  const owners = [...new Set(sources.map((source) => source.entries.owner.text).filter((name) => name !== ''))];
  const days = sources.map((source) => source.entries.due.text).filter((day) => day !== '').sort();
  const last = days.at(-1);
  const who = [...(last === undefined ? [] : [say('ready-until', { day: numbers().day(last) })]), ...owners].join(', ');
  const pieces = sayMissingResources(solution, 'ready-leads');
  const isDone = solution.steps[2] === 'done';
  const missing = pieces.length > 0 ? sayList(pieces) : isDone ? '' : say('ready-owners');
  const promised = leads === null || leads.need === 0 ? '' : say('ready-promised', { n: leads.promised, of: numbers().count(leads.need) });
  const there = [promised, sayTechnology(technologies)].filter((piece) => piece !== '').join('; ');
  return { there, missing, who };
}
