import type { Grade, Line, Reason, Solution, Stage } from '../../api/types';
import type { Place } from '../../plan/numbers';

/** One row of the tree: a number with what stands about it. */
export type Row = {
  place: Place;
  level: 'group' | 'number' | 'link';
  isFirst: boolean;
  /** What the number itself is graded as; counts are graded by their links. */
  grade: Grade | null;
  reasons: Reason[];
};

/** The tree as a table: the goal, then each line from its deals up to its first stage. */
export function rowsOf(
  solution: Solution,
  places: Map<string, Place>,
  withShares: boolean,
  /** Numbers that ask for a decision, and so are shown whatever they are. */
  asking: ReadonlySet<string> = new Set(),
): Row[] {
  const row = (path: string, level: Row['level'], isFirst = false): Row => {
    const place = places.get(path)!;
    return { place, level, isFirst, ...gradeOf(place) };
  };
  const rows = [row(solution.goal.amount.path, 'group', true)];
  for (const line of solution.lines) {
    rows.push(row(line.amount.path, 'group'));
    if (withShares || needsShare(solution, line) || asking.has(line.share.path)) rows.push(row(line.share.path, 'link'));
    rows.push(row(line.deals.path, 'number'), row(line.check.path, 'link'));
    for (const stage of line.stages.toReversed()) rows.push(row(stage.count.path, 'number'), row(stage.link.path, 'link'));
  }
  return rows;
}

/** What the number itself is graded as, and why; counts are graded by their links. */
export function gradeOf({ role, line, stage }: Place): Pick<Row, 'grade' | 'reasons'> {
  if (role === 'link' && stage !== null) return { grade: stage.grade, reasons: stage.reasons };
  if (role === 'check' && line !== null) return { grade: line.check_grade, reasons: line.check_reasons };
  // Without stages, the deals themselves are what somebody answers for.
  if (role === 'deals' && line?.stages.length === 0) return { grade: line.grade, reasons: [] };
  return { grade: null, reasons: [] };
}

/** A share is shown where it says something: set by hand, wanted, or in the way. */
function needsShare(solution: Solution, { share }: Line): boolean {
  const isInConflict = solution.conflict.some((pin) => pin.path === share.path);
  return share.pinned || solution.candidates.includes(share.path) || isInConflict;
}

/** The stage that this one leads to; the last one leads to deals. */
export function nextStage(line: Line, stageIndex: number): Stage | null {
  return line.stages[stageIndex + 1] ?? null;
}

/** Numbers that nothing stands behind. */
export function fantasies(rows: Row[]): Row[] {
  return rows.filter((row) => row.grade === 'fantasy');
}

/** The range in which a slider makes sense for that number; `null` if it is only typed. */
export function rangeOf(place: Place, start: number): { min: number; max: number } | null {
  if (place.role === 'link' && place.link === 'conversion') return { min: 1, max: 100 };
  if (place.role === 'count' || place.role === 'deals') return { min: 0, max: Math.max(10, start * 3) };
  return null;
}

/** Where the slider of that number stands: whole percent or whole items. */
export function positionOf(place: Place): number | null {
  const { value } = place.number;
  if (value === null) return null;
  return typeof value === 'object' ? Math.round(value.value * 100) : value;
}

/** What the slider's position is as a typed text. */
export function textAt(place: Place, position: number): string {
  return place.role === 'link' ? `${position}%` : String(position);
}
