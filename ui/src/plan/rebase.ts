import type { Change } from '../api/types';
import type { Waiting } from './outbox';

/** An edit that other people's edits have overtaken at some of its numbers, with the last of each. */
export type Overtaken = { waiting: Waiting; changes: Change[] };

export type Rebased = {
  /** In their order, now standing on the newer version. */
  waiting: Waiting[];
  overtaken: Overtaken[];
};

/**
 * Moves the edits that stood on version `from` onto version `to`, given what was changed in between.
 *
 * An edit of other numbers moves silently. An edit of the same number never does: a person decides.
 * Edits that stand on another version already are left alone.
 */
export function rebase(waiting: readonly Waiting[], from: number, to: number, changes: Change[]): Rebased {
  const rebased: Rebased = { waiting: [], overtaken: [] };
  for (const one of waiting) {
    const theirs = one.version === from ? lastChangesOf(one, changes) : [];
    if (theirs.length > 0) rebased.overtaken.push({ waiting: one, changes: theirs });
    else rebased.waiting.push(one.version === from ? { ...one, version: to } : one);
  }
  return rebased;
}

/** The last change of each number that an edit is about. */
function lastChangesOf(one: Waiting, changes: Change[]): Change[] {
  const paths = [...new Set(one.edits.map((edit) => edit.path))];
  return paths.flatMap((path) => changes.findLast((change) => change.path === path) ?? []);
}
