import { Problem } from '../api/problem';
import type { Edit, Solution } from '../api/types';

const SLOW_MS = 100;

/**
 * Asks "what if" while a person types: at most one question is under way, and only the latest waits.
 *
 * There is no pause before a question: a keystroke is answered as soon as the answer before it is here.
 */
export class Previewer {
  /** What the numbers would be; `null` while nothing is being tried. */
  solution = $state.raw<Solution | null>(null);
  /** Why the latest text cannot be read. */
  problem = $state.raw<Problem | null>(null);
  /** Is the answer so late that the digits on the page must not be taken for it? */
  isLate = $state(false);

  readonly #ask: (edits: Edit[]) => Promise<Solution>;
  #next: Edit[] | null = null;
  /** What is being tried, for as long as it is. */
  #tried: Edit[] | null = null;
  #isAsking = false;
  /** Rises whenever answers that are under way have become useless. */
  #round = 0;

  constructor(ask: (edits: Edit[]) => Promise<Solution>) {
    this.#ask = ask;
  }

  try(edits: Edit[]): void {
    this.#tried = this.#next = edits;
    if (!this.#isAsking) void this.#run();
  }

  /** The plan under what is tried has changed: the answer is another now. */
  again(): void {
    if (this.#tried !== null) this.try(this.#tried);
  }

  stop(): void {
    this.#round += 1;
    this.#tried = this.#next = null;
    this.solution = null;
    this.problem = null;
    this.isLate = false;
  }

  async #run(): Promise<void> {
    this.#isAsking = true;
    while (this.#next !== null) {
      const edits = this.#next;
      const round = this.#round;
      this.#next = null;
      const timer = setTimeout(() => (this.isLate = round === this.#round), SLOW_MS);
      try {
        const solution = await this.#ask(edits);
        if (round === this.#round) {
          this.solution = solution;
          this.problem = null;
        }
      } catch (error) {
        if (round === this.#round) this.problem = error instanceof Problem ? error : new Problem({ code: 'network' });
      }
      clearTimeout(timer);
      this.isLate = false;
    }
    this.#isAsking = false;
  }
}
