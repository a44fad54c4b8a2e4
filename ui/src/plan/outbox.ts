import type { Edit } from '../api/types';

/** Edits that the server has not confirmed yet. */
export type Waiting = {
  id: string;
  /** The version of the plan that the person saw while typing. */
  version: number;
  edits: Edit[];
  /** What has to stand where, or the edit is not made: a step back takes back nobody else's. */
  expects: Edit[];
  /** `undo` and `redo` are edits too, but they are not undone by Ctrl+Z once more. */
  why: 'edit' | 'undo' | 'redo';
};

/** With its place in the order in which they were made. */
type Kept = Waiting & { at: number };

/**
 * Keeps what was typed on this device until the server has it: through a broken line, and through a reload.
 *
 * Each stands under a key of its own, because several windows of one person share the device: none overwrites what
 * waits in another. Whoever comes first sends it; it has a name, so that the server takes it once.
 * What is put in is never dropped by itself: only `remove`, in this window or in another, takes it out.
 */
export class Outbox {
  readonly #prefix: string;
  readonly #storage: Storage | null;
  #waiting: Kept[];
  /** What stands on the device and not in memory alone. */
  readonly #stored = new Set<string>();

  /** Of one member of one company: who signs in after another on the same device must not send the other's edits. */
  constructor(plan: number, member: { company: number; id: number }, storage: Storage | null = deviceStorage()) {
    this.#prefix = `zadel-outbox-${member.company}-${member.id}-${plan}-`;
    this.#storage = storage;
    this.#waiting = this.#load();
    for (const one of this.#waiting) this.#stored.add(one.id);
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  get first(): Waiting | undefined {
    return this.#waiting[0];
  }

  put(waiting: Waiting): void {
    const last = this.#waiting.at(-1)?.at ?? 0;
    const kept = { ...waiting, at: Math.max(Date.now(), last + 1) };
    this.#waiting = [...this.#waiting, kept];
    this.#keep(kept);
  }

  remove(id: string): void {
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
    this.#stored.delete(id);
    try {
      this.#storage?.removeItem(this.#prefix + id);
    } catch {
      // A storage that was forbidden meanwhile: the name keeps the edit from being made twice.
    }
  }

  /** Lets go of what another window has sent or settled since. */
  refresh(): void {
    for (const { id } of this.#waiting) {
      if (this.#stored.has(id) && this.#read(this.#prefix + id) === null) this.remove(id);
    }
  }

  /** After version `from` became `to` by an edit of our own, all that stood on it stands on the new one. */
  move(from: number, to: number): void {
    this.rewrite(this.#waiting.map((one) => (one.version === from ? { ...one, version: to } : one)));
  }

  /** The same edits, standing elsewhere. */
  rewrite(waiting: Waiting[]): void {
    this.refresh();
    const changed = new Map(waiting.map((one) => [one.id, one]));
    this.#waiting = this.#waiting.map((one) => ({ ...(changed.get(one.id) ?? one), at: one.at }));
    for (const one of this.#waiting) this.#keep(one);
  }

  #keep(one: Kept): void {
    try {
      this.#storage?.setItem(this.#prefix + one.id, JSON.stringify(one));
      if (this.#storage !== null) this.#stored.add(one.id);
    } catch {
      // A full or forbidden storage: what waits still stands in memory, as long as the page lives.
    }
  }

  #load(): Kept[] {
    const keys = this.#storage === null ? [] : Object.keys(this.#storage);
    const mine = keys.filter((key) => key.startsWith(this.#prefix)).map((key) => this.#read(key));
    return mine.filter((one) => one !== null).sort((a, b) => a.at - b.at);
  }

  #read(key: string): Kept | null {
    try {
      const one: unknown = JSON.parse(this.#storage?.getItem(key) ?? 'null');
      return isKept(one) ? { ...one, expects: one.expects ?? [] } : null;
    } catch {
      return null;
    }
  }
}

function isKept(one: unknown): one is Kept {
  if (typeof one !== 'object' || one === null) return false;
  return 'id' in one && 'at' in one && 'version' in one && 'edits' in one && Array.isArray(one.edits);
}

function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
