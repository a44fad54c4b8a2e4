import type { Comparison, ScenarioOutcome, Solution } from '../../api/types';
import type { Place } from '../../plan/numbers';
import { sayChance, sayTime } from '../../words/sentences';
import { numbers, say } from '../../words/words.svelte';
import { sayRow } from './row-words';
import { rowsOf } from './rows';

/** One indicator: of the plan, then of each scenario, as they are written. */
export type ScenarioRow = { key: string; name: string; cells: string[]; level: 'group' | 'number' };

/** The tree of the plan with its numbers side by side, then what it takes. What is known of nobody is left out. */
export function scenarioRows(comparison: Comparison, solution: Solution, places: Map<string, Place>): ScenarioRow[] {
  const outcomes = [comparison.plan, ...comparison.scenarios.map((scenario) => scenario.outcome)];
  const unknown = say('unknown');
  const row = (key: string, name: string, level: ScenarioRow['level'], cell: (outcome: ScenarioOutcome) => string | null): ScenarioRow => ({
    key,
    name,
    level,
    cells: outcomes.map((outcome) => (outcome === null ? null : cell(outcome)) ?? unknown),
  });
  const money = (minor: number | null) => (minor === null ? null : numbers().money(minor, solution));
  const count = (n: number | null | undefined) => (n == null ? null : numbers().count(n));
  const time = (minutes: number | null) => (minutes === null ? null : minutes === 0 ? say('nothing') : sayTime(minutes));
  const tree = rowsOf(solution, places, false).flatMap(({ place, level }) => {
    const number = row(place.number.path, sayRow({ place }, solution), level === 'group' ? 'group' : 'number', (outcome) => cellOf(place, outcome, solution));
    const { lineIndex } = place;
    // The first stage closes its line: how many there should be is asked right below it.
    const isTop = place.role === 'link' && place.stageIndex === 0 && place.link === 'conversion';
    const eighty = (outcome: ScenarioOutcome) => count(lineIndex === null ? null : outcome.lines[lineIndex]?.for_eighty);
    const enough = row(`eighty-${lineIndex}`, say('step2-scenario-for-eighty', { stage: place.stage?.name ?? '' }), 'number', eighty);
    return isTop ? [number, enough] : [number];
  });
  const [goal, ...lines] = tree;
  const all = [
    row('status', say('step2-scenario-status'), 'number', (it) => say(STATUS[it.status])),
    ...(goal === undefined ? [] : [goal]),
    row('amount', say('step2-scenario-amount'), 'number', (it) => money(it.amount)),
    row('chance', say('step2-chance-title'), 'group', (it) => (it.chance === null ? null : sayChance(it.chance))),
    ...lines,
    row('cost', say('step2-scenario-cost'), 'number', (it) => (it.cost === 0 ? null : money(it.cost))),
    row('time', say('step2-scenario-time'), 'number', (it) => time(it.minutes)),
    row('missing-time', say('step2-scenario-missing-time'), 'number', (it) => time(it.missing_minutes)),
  ];
  // That all of them hold goes without saying.
  const isNews = ({ key, cells }: ScenarioRow) => key !== 'status' || cells.some((cell) => cell !== say(STATUS.solved));
  return all.filter((one) => isNews(one) && one.cells.some((cell) => cell !== unknown));
}

const STATUS: Record<ScenarioOutcome['status'], string> = {
  solved: 'step2-scenario-whole',
  underdetermined: 'step2-scenario-open',
  conflict: 'step2-scenario-conflict',
};

/** What an outcome has where the tree has that number. */
function cellOf({ role, lineIndex, stageIndex, link }: Place, outcome: ScenarioOutcome, solution: Solution): string | null {
  const money = (minor: number | null | undefined) => (minor == null ? null : numbers().money(minor, solution));
  const count = (n: number | null | undefined) => (n == null ? null : numbers().count(n));
  if (role === 'goal') return money(outcome.goal);
  const line = lineIndex === null ? undefined : outcome.lines[lineIndex];
  const stage = stageIndex === null ? undefined : line?.stages[stageIndex];
  if (role === 'amount') return money(line?.amount);
  if (role === 'deals') return count(line?.deals);
  if (role === 'check') return money(line?.check);
  if (role === 'count') return count(stage?.count);
  return stage?.link == null ? null : numbers().fraction(stage.link, link);
}

/** Does a scenario come to something else there than the plan? */
export function differs({ cells }: ScenarioRow, scenario: number): boolean {
  const cell = cells[scenario + 1];
  return cell !== say('unknown') && cell !== cells[0];
}
