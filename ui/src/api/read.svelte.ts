import type { Problem } from './problem';

/** One thing that a page reads: what was said last, and why it cannot be said anew. An answer that was overtaken changes nothing. */
export class Read<Said> {
  /** Null until somebody answers; what was said stays while it is asked again. */
  said = $state.raw<Said | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);
  readonly #ask: () => Promise<Said>;
  #asked = 0;

  constructor(ask: () => Promise<Said>) {
    this.#ask = ask;
  }

  again = async (): Promise<void> => {
    const asked = (this.#asked += 1);
    this.isBusy = true;
    try {
      const said = await this.#ask();
      if (asked === this.#asked) [this.said, this.problem] = [said, null];
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    } finally {
      if (asked === this.#asked) this.isBusy = false;
    }
  };

  /** What is known without asking, as the answer to a change: anything that is still being asked is older. */
  put(said: Said): void {
    this.#asked += 1;
    [this.said, this.problem, this.isBusy] = [said, null, false];
  }
}
