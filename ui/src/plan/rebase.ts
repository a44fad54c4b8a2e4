import type { Change, Edit } from '../api/types';
import type { Waiting } from './outbox';

/** An edit that other people's edits have overtaken at some of its places, with the last of each. */
export type Overtaken = { waiting: Waiting; changes: Change[] };

export type Rebased = {
  /** In their order, now standing on the newer version. */
  waiting: Waiting[];
  overtaken: Overtaken[];
};

/**
 * Moves the edits that stood on version `from` onto version `to`, given what was changed in between, in order.
 *
 * An edit of other places moves silently, and follows its line when lines came or went. An edit of the same place never
 * does, nor one whose line is gone: a person decides. Edits that stand on another version already are left alone.
 */
export function rebase(waiting: readonly Waiting[], from: number, to: number, changes: Change[]): Rebased {
  const rebased: Rebased = { waiting: [], overtaken: [] };
  for (const one of waiting) {
    const moved = one.version === from ? onto(one, changes) : { edits: one.edits, theirs: [] };
    if (moved.theirs.length > 0) rebased.overtaken.push({ waiting: { ...one, edits: moved.edits }, changes: moved.theirs });
    else rebased.waiting.push(one.version === from ? { ...one, edits: moved.edits, version: to } : one);
  }
  return rebased;
}

/** Where its edits stand after those changes, and the last change of each place that is contested. */
function onto(one: Waiting, changes: Change[]): { edits: Edit[]; theirs: Change[] } {
  const theirs = new Map<string, Change>();
  const edits = one.edits.map((edit) => {
    let path = edit.path;
    let contested: Change | undefined;
    for (const change of changes) {
      const now = movedBy(change, path);
      // Gone with its line, or replaced with its list, it is shown where it stood.
      const isSame = now === change.path && !change.path.endsWith(']');
      if (now === null || isSame || path.startsWith(`${change.path}[`)) contested = change;
      path = now ?? path;
    }
    if (contested !== undefined) theirs.set(path, { ...contested, path });
    return { ...edit, path };
  });
  return { edits, theirs: [...theirs.values()] };
}

/** Where a place is after a change; `null` if it is no more. */
export function movedBy(change: Change, path: string): string | null {
  const [, list, at] = /^(.*)\[(\d+)\]$/.exec(change.path) ?? [];
  if (list === undefined || !path.startsWith(`${list}[`)) return path;
  const [, index, rest] = /^(\d+)\](.*)$/.exec(path.slice(list.length + 1)) ?? [];
  if (index === undefined) return path;
  const isInserted = change.after !== null;
  const [mine, theirs] = [Number(index), Number(at)];
  // Inserting at the same place is no contest: both come in.
  if (rest === '' && isInserted && mine === theirs) return path;
  if (!isInserted && mine === theirs) return null;
  const by = isInserted ? Number(theirs <= mine) : -Number(theirs < mine);
  return `${list}[${mine + by}]${rest ?? ''}`;
}
