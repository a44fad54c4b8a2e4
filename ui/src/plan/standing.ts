import type { Edit, Plan } from '../api/types';
import { major } from '../words/format';
import { placesOf, standing, type Place } from './numbers';

/** What would put those numbers and names back as they are. */
export function standingAt(plan: Plan | null, paths: string[]): Edit[] {
  const places = plan === null ? new Map<string, Place>() : placesOf(plan.solution);
  return paths.map((path) => {
    if (path === 'name') return { path, value: plan?.name ?? '' };
    const place = places.get(path);
    return { path, value: place === undefined ? textAt(plan, path) : standing(place.number) };
  });
}

/**
 * What an edit changes: its own numbers, and before them the one that the server clears in their place, because a line's
 * amount is given either as such or as a share.
 */
export function reachOf(plan: Plan | null, edits: Edit[]): string[] {
  const own = edits.map((edit) => edit.path);
  const given = edits.filter((edit) => edit.value !== null).map((edit) => edit.path);
  const others = given.flatMap((path) => excluded(path) ?? []).filter((path) => !own.includes(path));
  const places = plan === null ? new Map<string, Place>() : placesOf(plan.solution);
  return [...others.filter((path) => places.get(path)?.number.pinned), ...own];
}

function excluded(path: string): string | null {
  const [, line, last] = /^(line\[\d+\])\.(amount|share)$/.exec(path) ?? [];
  if (line === undefined) return null;
  return `${line}.${last === 'amount' ? 'share' : 'amount'}`;
}

/** A line or a stage that a path of a text is about. */
export function ownerOf(path: string): { line: number; stage: number | null; field: 'name' | 'expert' } | null {
  const [, line, , stage, field] = /^line\[(\d+)\](\.stage\[(\d+)\])?\.(name|expert)$/.exec(path) ?? [];
  if (line === undefined) return null;
  return { line: Number(line), stage: stage === undefined ? null : Number(stage), field: field as 'name' | 'expert' };
}

function textAt(plan: Plan | null, path: string): string | null {
  if (path === 'goal.minimum' || path === 'goal.stretch') return levelAt(plan, path === 'goal.minimum' ? 'minimum' : 'stretch');
  const owner = ownerOf(path);
  const line = owner === null ? undefined : plan?.solution.lines[owner.line];
  const at = owner?.stage == null ? line : line?.stages[owner.stage];
  if (owner === null || at === undefined) return null;
  return owner.field === 'name' ? at.name : at.expert;
}

/** A level of the goal as its document has it: whole, or with all digits of the minor unit. */
function levelAt(plan: Plan | null, level: 'minimum' | 'stretch'): string | null {
  const minor = plan?.solution.goal[level] ?? null;
  return plan === null || minor === null ? null : major(minor, plan.solution.exponent).replace(/\.0+$/, '');
}
