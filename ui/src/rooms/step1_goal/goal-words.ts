import type { Solution } from '../../api/types';
import { sayPeriodInside } from '../../words/sentences';
import { numbers, say } from '../../words/words.svelte';

/** The goal as a sentence: how much, of what, by when. */
export function sayGoal(solution: Solution): string {
  const { amount, measure, basis, from, to } = solution.goal;
  const period = sayPeriodInside(from, to);
  if (typeof amount.value !== 'number') return say('step1-how-much', { period });
  const money = numbers().money(amount.value, solution);
  return say('step1-earn', { amount: money, period, what: measure === 'revenue' ? basis : measure });
}

/** What has to be sold for it; nothing where the goal is what is sold. */
export function sayNeed(solution: Solution): string {
  const { goal, totals, status } = solution;
  if (status === 'conflict') return say('step1-conflict');
  if (totals === null) return say('step1-open');
  const volume = numbers().money(totals.amount, solution);
  const costs = numbers().money(goal.fixed_costs, solution);
  if (goal.measure === 'revenue') return '';
  return say(goal.measure === 'net_profit' ? 'step1-need-net' : 'step1-need-gross', { volume, costs });
}
