import type { Change } from '../api/types';
import type { Waiting } from './outbox';

/** An edit that another person's edit has overtaken at the same number. */
export type Overtaken = { waiting: Waiting; change: Change };

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
export function rebase(waiting: Waiting[], from: number, to: number, changes: Change[]): Rebased {
  const rebased: Rebased = { waiting: [], overtaken: [] };
  for (const one of waiting) {
    const change = one.version === from ? lastChangeOf(one, changes) : undefined;
    if (change !== undefined) rebased.overtaken.push({ waiting: one, change });
    else rebased.waiting.push(one.version === from ? { ...one, version: to } : one);
  }
  return rebased;
}

function lastChangeOf(one: Waiting, changes: Change[]): Change | undefined {
  const paths = new Set(one.edits.map((edit) => edit.path));
  return changes.findLast((change) => paths.has(change.path));
}
