import type { Grade, PlanNumber, Reason, Solution, Stage } from '../../api/types';
import type { ByFacts } from '../../plan/by-facts.svelte';
import { capital } from '../../plan/names';
import type { Place } from '../../plan/numbers';
import { written } from '../../words/format';
import { numbers, say } from '../../words/words.svelte';
import type { ByFactsRow } from './by-facts-rows';
import { sayReason } from './grounds-words';
import { gradeOf, nextStage } from './rows';
import { sayCount } from './stages';

/** How the number follows from others, with the numbers themselves; empty if it does not. Facts may say something of it all the same. */
export function sayFormula(place: Place, solution: Solution, shown: string, beside: ByFactsRow | null): string {
  const show = (number: PlanNumber) => written(numbers(), number.kind, number.value, solution, place.link);
  const { line, number, role, stage } = place;
  if (role === 'goal') return sayGoal(solution, number.pinned);
  if (line === null) return '';
  if (role === 'link') return sayLink(stage, number, shown, beside);
  if (number.pinned) return say('step2-formula-pinned');
  const [deals, check, amount] = [show(line.deals), show(line.check), show(line.amount)];
  if (role === 'amount' && deals !== null && check !== null) return say('step2-formula-amount', { deals, check, amount: shown });
  if (role === 'check' && deals !== null && amount !== null) return say('step2-formula-check', { deals, amount, check: shown });
  if (role === 'deals') return sayDeals(place, solution, check, shown);
  if (role === 'share' && amount !== null) return say('step2-formula-share', { amount, share: shown });
  return role === 'count' ? sayChain(place) : '';
}

function sayGoal(solution: Solution, isPinned: boolean): string {
  if (isPinned) return say('step2-formula-pinned');
  const amounts = solution.lines.map((line) => line.amount.value);
  if (!amounts.every((amount) => typeof amount === 'number')) return '';
  return say('step2-formula-sum', { sum: amounts.map((amount) => numbers().money(amount, solution)).join(' + ') });
}

function sayLink(stage: Stage | null, number: PlanNumber, shown: string, beside: ByFactsRow | null): string {
  if (stage?.observed) {
    const { passed, entered, value } = stage.observed;
    const fact = numbers().observed(value, stage.link_kind);
    const args = { passed: numbers().count(passed), entered: numbers().count(entered), fact };
    const isSame = typeof number.value === 'object' && number.value?.value === value.value;
    return isSame ? say('step2-formula-fact', args) : say('step2-formula-off-fact', { ...args, planned: shown });
  }
  if (!number.pinned) return say('step2-formula-link');
  return say(beside === null ? 'step2-formula-believed' : 'step2-formula-pinned');
}

/** Upwards: what must come in for the deals below; the other way round where a count above was given. */
function sayChain({ line, stage, stageIndex, number }: Place): string {
  if (line === null || stage === null || stageIndex === null || typeof number.value !== 'number') return '';
  const below = nextStage(line, stageIndex);
  const out = below === null ? line.deals.value : below.count.value;
  const link = stage.link.value;
  if (typeof out !== 'number' || link === null || typeof link !== 'object') return '';
  return say('step2-formula-chain', {
    out: below === null ? say('deals', { n: out }) : sayCount(below.name, out),
    link: numbers().fraction(link, stage.link_kind),
    into: sayCount(stage.name, number.value),
  });
}

function sayDeals({ line }: Place, solution: Solution, check: string | null, shown: string): string {
  const last = line?.stages.at(-1);
  // Enough stages above may bring more than is needed: then the funnel decides, not the target.
  const isFromFunnel = line?.deals_needed !== line?.deals.value && last !== undefined;
  if (isFromFunnel && typeof last.count.value === 'number' && last.link.value !== null && typeof last.link.value === 'object') {
    const link = numbers().fraction(last.link.value, last.link_kind);
    return say('step2-formula-deals-down', { into: sayCount(last.name, last.count.value), link, deals: shown });
  }
  if (line?.target == null || check === null) return '';
  return say('step2-formula-deals', { target: numbers().money(line.target, solution), check, deals: shown });
}

/** Term and text, one a line. */
export function sayDetails(place: Place, solution: Solution, byFacts: ByFacts): [string, string][] {
  const { role, stage, number, line } = place;
  const format = numbers();
  const details: [string, string][] = [];
  const observed = role === 'link' || role === 'count' ? stage?.observed : null;
  if (observed) {
    if (observed.to !== null) details.push([say('step2-detail-until'), format.day(observed.to)]);
    details.push([say('step2-detail-entered'), format.count(observed.entered)]);
    details.push([say('step2-detail-passed'), format.count(observed.passed)]);
    details.push([say('step2-detail-spread'), say('step2-spread', { spread: format.spread(observed.low, observed.high, place.link) })]);
  }
  if (role === 'count' && stage?.needed != null) {
    details.push([say('step2-detail-needed'), format.count(stage.needed)]);
    if (stage.slack) details.push([say('step2-detail-slack'), format.count(stage.slack)]);
  }
  if (role === 'deals' && line?.deals_needed != null) {
    details.push([say('step2-detail-needed'), format.count(line.deals_needed)]);
  }
  if (role === 'goal') details.push(...sayChanceDetails(solution));
  if (role === 'check' && line?.entries.sales.text) details.push([say('step2-sales-label'), sayByFacts(line.entries.sales.text)]);
  const { reasons } = gradeOf(place);
  if (reasons.length > 0) {
    details.push([say('step2-detail-reasons'), capital(reasons.map((reason) => sayReason(reason, place, byFacts)).join(', '))]);
  }
  if (number.set_by !== null) {
    const at = number.set_at === null ? '' : `, ${format.moment(number.set_at)}`;
    details.push([say('step2-detail-set'), `${number.set_by}${at}`]);
  }
  return details;
}

function sayChanceDetails(solution: Solution): [string, string][] {
  const { chance } = solution;
  if (chance === null) return [];
  const details: [string, string][] = [[say('step2-chance-title'), numbers().percent(Math.round(chance.goal * 1000) / 1000)]];
  if (chance.certain_lines.length > 0) {
    details.push([say('step2-detail-certain'), chance.certain_lines.join(', ')]);
  }
  return details;
}

/** What would make the grade better. */
export function sayRaise(grade: Grade, reasons: Reason[], beside: ByFactsRow | null): string {
  if (grade === 'fact') return '';
  const isUncounted = reasons.some((reason) => reason === 'no_observations' || reason === 'expert');
  if (isUncounted && beside?.grade != null) return say('step2-raise-by-facts', { grade: beside.grade });
  return say('step2-raise', { reason: reasons.find((reason) => reason !== 'expert') ?? reasons[0] ?? 'nobody' });
}

/** The word behind what the company's facts say, in the language of whoever reads. */
export const sayByFacts = (saved: string): string => saved.replace(/, facts$/, `, ${say('by-facts-counts')}`);
