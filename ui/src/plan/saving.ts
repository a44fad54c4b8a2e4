import { tell } from '../design/toast.svelte';
import { STAGES } from '../facts/words';
import { writtenText } from '../words/format';
import { sayProblem } from '../words/problem';
import { numbers, say } from '../words/words.svelte';
import { isIdle, type Step } from './history';
import { namesIn, sayPath, sayText } from './names';
import type { Outcome, PlanStore } from './plan.svelte';

/** Says what became of an edit that has no field to keep its refusal: saved, or refused and why. */
export function tellOutcome(store: PlanStore, outcome: Outcome): void {
  if (outcome.kind === 'refused') tell(sayProblem(outcome.problem));
  else tellSaved(store, outcome);
}

/** Says what was saved, in words of one's own if need be, with a way to take it back. */
export function tellSaved(store: PlanStore, outcome: Outcome, text?: string): void {
  if (outcome.kind !== 'saved' || isIdle(outcome.step)) return;
  const { step } = outcome;
  tell(text ?? sayStep(store, step), () => {
    void store.undo(step).then((undone) => undone !== null && tell(say('ui-undone')));
  });
}

/** The change that the person made; what followed from it goes without saying. */
function sayStep(store: PlanStore, { before, after }: Step): string {
  const solution = store.plan?.solution ?? null;
  const item = after.find((edit) => edit.path.endsWith(']'));
  if (item !== undefined) {
    const json = item.value ?? before.find((edit) => edit.path === item.path)?.value ?? '';
    const name = namesIn(json) || sayPath(item.path, store.places, solution);
    return say(item.value === null ? 'place-taken-out' : 'place-put-in', { name });
  }
  const { path, value } = after.find((edit) => edit.value !== null) ?? after[0]!;
  const name = sayPath(path, store.places, solution);
  if (value === null) return say('place-emptied', { name });
  return say('step2-told', { name, value: sayValue(store, path, value) });
}

/** What stands at a place of the plan, as people say it: a choice by its words, a day as a day; nothing is a number left to be solved. */
export function sayValue(store: PlanStore, path: string, value: string | null): string {
  if (value === null || value === '') return sayText(store.places.get(path), value, store.solution!);
  const choice = CHOICES[path.split('.').at(-1) ?? '']?.[value];
  if (choice !== undefined) return say(choice);
  // Shares of weeks to the last digit tell nobody anything; how far they reach does.
  if (path.endsWith('.lag')) return say('place-lag-weeks', { n: value.split(';').length });
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return numbers().day(value);
  const isMoney = /\.months\.|\.(minimum|stretch|fixed_costs|target|price|budget)$/.test(path);
  if (isMoney) return writtenText(numbers(), 'money', value, store.solution!);
  return sayText(store.places.get(path), value, store.solution!);
}

const CHOICES: Record<string, Record<string, string>> = {
  measure: { revenue: 'step1-measure-revenue', gross_profit: 'step1-measure-gross-profit', net_profit: 'step1-measure-net-profit' },
  basis: { payments: 'step1-basis-payments', contracts: 'step1-basis-contracts', shipments: 'step1-basis-shipments' },
  vat: { included: 'step1-vat-included', excluded: 'step1-vat-excluded' },
  clients: { new: 'step2-clients-new', repeat: 'step2-clients-repeat' },
  funnel: STAGES,
};
