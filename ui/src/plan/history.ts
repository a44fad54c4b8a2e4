import type { Change, Edit } from '../api/types';

/** An edit of one's own with both of its sides: what takes it back, and what does it again, each in its order. */
export type Step = { before: Edit[]; after: Edit[] };

/** The step that made those changes; taken back from the last to the first. */
export function stepOf(changes: Change[]): Step {
  const side = (which: 'before' | 'after') => changes.map(({ path, [which]: value }) => ({ path, value: value ?? null }));
  return { before: side('before').reverse(), after: side('after') };
}

/** Did it change nothing? What was there was set again. */
export const isIdle = ({ after }: Step): boolean => after.length === 0;

/** Did it put an item of a list in or take one out? Then paths of earlier steps mean other places. */
export const movesOthers = ({ after }: Step): boolean => after.some((edit) => edit.path.endsWith(']'));

/**
 * Own edits of this session, to go back and forth in. A new edit forgets what was gone back from.
 *
 * They are kept through a reload, for as long as the window lives: with the version of the plan that they lead to, because behind
 * another one nobody knows whether their places are still the same.
 */
export class Steps {
  /** As many as anybody goes back, and as fit into what a window may keep. */
  static readonly MOST_KEPT = 200;
  #done: Step[] = [];
  #undone: Step[] = [];
  readonly #key: string;
  readonly #storage: Storage | null;

  constructor(key = '', storage: Storage | null = windowStorage()) {
    this.#key = key;
    this.#storage = key === '' ? null : storage;
  }

  keep(version: number): void {
    const [done, undone] = [this.#done.slice(-Steps.MOST_KEPT), this.#undone.slice(-Steps.MOST_KEPT)];
    try {
      this.#storage?.setItem(this.#key, JSON.stringify({ version, done, undone }));
    } catch {
      // A full or forbidden storage: they are there as long as the page is.
    }
  }

  /** What was kept, if the plan is still the one that it leads to. */
  recall(version: number): void {
    try {
      const kept = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null') as { version: number; done: Step[]; undone: Step[] } | null;
      if (kept?.version === version) [this.#done, this.#undone] = [kept.done, kept.undone];
    } catch {
      // Not ours, or of another version of this program.
    }
  }

  did(step: Step): void {
    this.#done.push(step);
    this.#undone = [];
  }

  /** The last step, or the one that is named by its notice; it is now taken back. */
  back(step: Step | undefined = this.#done.at(-1)): Step | undefined {
    const at = step === undefined ? -1 : this.#done.indexOf(step);
    if (step === undefined || at < 0 || this.#done.slice(at + 1).some(movesOthers)) return undefined;
    this.#done = this.#done.filter((one) => one !== step);
    this.#undone.push(step);
    return step;
  }

  forth(): Step | undefined {
    const step = this.#undone.pop();
    if (step !== undefined) this.#done.push(step);
    return step;
  }

  /** Somebody else has moved the places that the steps name. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
  }
}

function windowStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
