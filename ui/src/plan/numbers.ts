import type { Line, PlanNumber, Solution, Stage } from '../api/types';

/** Where a number stands in its plan. */
export type Place = {
  number: PlanNumber;
  /** How a fraction is read: a share that passes, or purchases a client. */
  link: 'conversion' | 'rate';
  role: 'goal' | 'amount' | 'share' | 'deals' | 'check' | 'count' | 'link';
  line: Line | null;
  lineIndex: number | null;
  stage: Stage | null;
  stageIndex: number | null;
};

/** All numbers of a plan by their paths, goal first, then line by line, from deals up to the first stage. */
export function placesOf(solution: Solution): Map<string, Place> {
  const places: Place[] = [];
  const nowhere = { link: 'conversion', line: null, lineIndex: null, stage: null, stageIndex: null } as const;
  places.push({ ...nowhere, number: solution.goal.amount, role: 'goal' });
  solution.lines.forEach((line, lineIndex) => {
    const here = { ...nowhere, line, lineIndex };
    places.push({ ...here, number: line.amount, role: 'amount' });
    places.push({ ...here, number: line.share, role: 'share' });
    places.push({ ...here, number: line.deals, role: 'deals' });
    places.push({ ...here, number: line.check, role: 'check' });
    for (let stageIndex = line.stages.length - 1; 0 <= stageIndex; stageIndex--) {
      const stage = line.stages[stageIndex]!;
      const link = stage.link_kind;
      places.push({ ...here, number: stage.count, role: 'count', link, stage, stageIndex });
      places.push({ ...here, number: stage.link, role: 'link', link, stage, stageIndex });
    }
  });
  return new Map(places.map((place) => [place.number.path, place]));
}

/** The paths of numbers that read differently now. */
export function changedPaths(before: Map<string, Place>, after: Map<string, Place>): string[] {
  const read = (place: Place | undefined) => JSON.stringify([place?.number.value, place?.number.pinned]);
  return [...after.keys()].filter((path) => read(before.get(path)) !== read(after.get(path)));
}

/** Which lines, stages, sources and people there are, in their order: while it is the same, paths mean the same. */
export function shapeOf({ lines, resources, cascade }: Solution): string {
  const stages = lines.map((line) => [line.name, line.stages.map((stage) => stage.name)]);
  return JSON.stringify([stages, resources.sources.map((source) => source.entries.name.text), cascade?.units.map((unit) => unit.name)]);
}

/** What would put the number back as it is: its text, or nothing if it is left to be solved. */
export function standing(number: PlanNumber): string | null {
  return number.pinned ? number.text : null;
}

/**
 * The one number that the plan is being solved for, as a person would name it.
 *
 * The first stage of the first line if it is open, since "how many leads" is what is asked most;
 * else the first open number from the goal down.
 */
export function soughtPlace(places: Map<string, Place>): Place | null {
  const open = [...places.values()].filter((place) => !place.number.pinned && place.role !== 'share');
  const first = open.find((place) => place.role === 'count' && place.stageIndex === 0);
  return first ?? open.find((place) => place.role !== 'amount') ?? open[0] ?? null;
}
