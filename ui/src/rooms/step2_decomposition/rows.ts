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
  const at = (path: string) => places.get(path)!;
  const plain = { isFirst: false, grade: null, reasons: [] };
  const rows: Row[] = [{ ...plain, place: at(solution.goal.amount.path), level: 'group', isFirst: true }];
  for (const line of solution.lines) {
    rows.push({ ...plain, place: at(line.amount.path), level: 'group' });
    if (withShares || needsShare(solution, line) || asking.has(line.share.path)) rows.push({ ...plain, place: at(line.share.path), level: 'link' });
    rows.push({ ...plain, place: at(line.deals.path), level: 'number', grade: gradeOfDeals(line) });
    rows.push({ ...plain, place: at(line.check.path), level: 'link' });
    for (const stage of line.stages.toReversed()) {
      const { grade, reasons } = stage;
      rows.push({ ...plain, place: at(stage.count.path), level: 'number' });
      rows.push({ ...plain, place: at(stage.link.path), level: 'link', grade, reasons });
    }
  }
  return rows;
}

/** Without stages, the deals themselves are what somebody answers for. */
const gradeOfDeals = (line: Line): Grade | null => (line.stages.length === 0 ? line.grade : null);

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
