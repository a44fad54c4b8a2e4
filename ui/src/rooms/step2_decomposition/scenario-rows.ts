import type { Comparison, ScenarioOutcome, Solution } from '../../api/types';
import { sayChance, sayTime } from '../../words/sentences';
import { numbers, say } from '../../words/words.svelte';
import { capital } from './row-words';

/** One indicator: of the plan, then of each scenario, as they are written. */
export type ScenarioRow = { key: string; name: string; cells: string[]; isTotal: boolean };

/** What can be compared: the goal and its chance, then line by line, then what it takes. Rows that say nothing are left out. */
export function rowsOf(comparison: Comparison, solution: Solution): ScenarioRow[] {
  const outcomes = [comparison.plan, ...comparison.scenarios.map((scenario) => scenario.outcome)];
  const row = (key: string, name: string, cell: (outcome: ScenarioOutcome) => string | null, isTotal = false): ScenarioRow => ({
    key,
    name,
    cells: outcomes.map((outcome) => (outcome === null ? null : cell(outcome)) ?? say('unknown')),
    isTotal,
  });
  const money = (minor: number | null | undefined) => (minor == null ? null : numbers().money(minor, solution));
  const count = (n: number | null | undefined) => (n == null ? null : numbers().count(n));
  const time = (minutes: number | null) => (minutes === null ? null : minutes === 0 ? say('nothing') : sayTime(minutes));
  const linkRow = (i: number, j: number, line: string, stage: string) => {
    const kind = solution.lines[i]?.stages[j]?.link_kind ?? 'conversion';
    return row(`link-${i}-${j}`, say(LINKS[kind], { line, stage }), (it) => {
      const link = it.lines[i]?.stages[j]?.link;
      return link == null ? null : numbers().fraction(link, kind);
    });
  };
  const ofLines = comparison.lines.flatMap(({ name: line, stages }, i) => [
    ...stages.flatMap((stage, j) => [
      row(`count-${i}-${j}`, say('step2-variable-count', { line, stage }), (it) => count(it.lines[i]?.stages[j]?.count)),
      linkRow(i, j, line, stage),
    ]),
    row(`deals-${i}`, say('step2-variable-deals', { line }), (it) => count(it.lines[i]?.deals)),
    row(`check-${i}`, say('step2-variable-check', { line }), (it) => money(it.lines[i]?.check)),
    row(`eighty-${i}`, say('step2-scenario-for-eighty', { line }), (it) => count(it.lines[i]?.for_eighty)),
  ]);
  const all = [
    row('status', say('step2-scenario-status'), (it) => say(STATUS[it.status])),
    row('goal', capital(say('step2-variable-goal')), (it) => money(it.goal), true),
    row('amount', say('step2-scenario-amount'), (it) => money(it.amount)),
    row('chance', say('step2-chance-title'), (it) => (it.chance === null ? null : sayChance(it.chance)), true),
    ...ofLines,
    row('leads', say('step2-scenario-leads'), (it) => count(it.leads)),
    row('cost', say('step2-scenario-cost'), (it) => money(it.cost === 0 ? null : it.cost)),
    row('time', say('step2-scenario-time'), (it) => time(it.minutes)),
    row('missing-time', say('step2-scenario-missing-time'), (it) => time(it.missing_minutes)),
  ];
  const unknown = say('unknown');
  // Whether all are whole goes without saying; the indicators that no scenario has are no comparison either.
  return all.filter(({ key, cells }) =>
    key === 'status' ? cells.some((cell) => cell !== say(STATUS.solved)) : cells.some((cell) => cell !== unknown),
  );
}

const LINKS = { conversion: 'step2-variable-conversion', rate: 'step2-variable-rate' };

const STATUS: Record<ScenarioOutcome['status'], string> = {
  solved: 'step2-scenario-whole',
  underdetermined: 'step2-scenario-open',
  conflict: 'step2-scenario-conflict',
};

/** Does a scenario come to something else there than the plan? */
export const differs = ({ cells }: ScenarioRow, scenario: number): boolean => cells[scenario + 1] !== cells[0];
