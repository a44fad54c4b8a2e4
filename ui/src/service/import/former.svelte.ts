import { listImports } from '../../api/facts';
import type { Problem } from '../../api/problem';
import type { Import } from '../../api/types';

/** What was imported before, newest first, as far as somebody has looked. */
export class FormerImports {
  list = $state.raw<Import[] | null>(null);
  next = $state.raw<number | null>(null);
  problem = $state.raw<Problem | null>(null);
  #asked = 0;

  /** The first page anew. */
  read = (): Promise<void> => this.#page(undefined);

  more = (): Promise<void> => this.#page(this.next ?? undefined);

  async #page(before: number | undefined): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const { imports, next } = await listImports(before);
      if (asked !== this.#asked) return;
      const known = before === undefined ? [] : (this.list ?? []);
      [this.list, this.next, this.problem] = [[...known, ...imports], next, null];
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    }
  }
}
