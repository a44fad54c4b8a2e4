import type { Edit } from '../api/types';

/** Edits that the server has not confirmed yet. */
export type Waiting = {
  id: string;
  /** The version of the plan that the person saw while typing. */
  version: number;
  edits: Edit[];
  /** What stood there before, so that it can be undone after it is sent. */
  before: Edit[];
  /** `undo` and `redo` are edits too, but they are not undone by Ctrl+Z once more. */
  why: 'edit' | 'undo' | 'redo';
};

/**
 * Keeps what was typed on this device until the server has it: through a broken line, and through a reload.
 *
 * What is put in is never dropped by itself: only `remove`, `move` and `clear` take it out.
 */
export class Outbox {
  readonly #key: string;
  readonly #storage: Storage | null;
  #waiting: Waiting[];

  /** Of one member: who signs in after another on the same device must not send the other's edits. */
  constructor(plan: number, member: number, storage: Storage | null = deviceStorage()) {
    this.#key = `zadel-outbox-${member}-${plan}`;
    this.#storage = storage;
    this.#waiting = this.#load();
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  get first(): Waiting | undefined {
    return this.#waiting[0];
  }

  put(waiting: Waiting): void {
    this.replace([...this.#waiting, waiting]);
  }

  remove(id: string): void {
    this.replace(this.#waiting.filter((one) => one.id !== id));
  }

  /** After version `from` became `to` by an edit of our own, all that stood on it stands on the new one. */
  move(from: number, to: number): void {
    this.replace(this.#waiting.map((one) => (one.version === from ? { ...one, version: to } : one)));
  }

  replace(waiting: Waiting[]): void {
    this.#waiting = waiting;
    try {
      if (waiting.length === 0) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, JSON.stringify(waiting));
    } catch {
      // A full or forbidden storage: what waits still stands in memory, as long as the page lives.
    }
  }

  #load(): Waiting[] {
    try {
      const text = this.#storage?.getItem(this.#key);
      const waiting: unknown = JSON.parse(text ?? '[]');
      return Array.isArray(waiting) ? waiting.filter(isWaiting) : [];
    } catch {
      return [];
    }
  }
}

function isWaiting(one: unknown): one is Waiting {
  if (typeof one !== 'object' || one === null) return false;
  return 'id' in one && 'version' in one && 'edits' in one && Array.isArray(one.edits) && 'before' in one;
}

function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
