import type { Problem } from '../api/problem';
import { sayProblem } from '../words/problem';

/** What is done at a press: one at a time, for a second press is no second wish; and what was refused. */
export class Deed {
  problem = $state('');
  #isBusy = false;

  async act(what: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.problem = '';
    try {
      await what();
    } catch (error) {
      this.problem = sayProblem(error as Problem);
    } finally {
      this.#isBusy = false;
    }
  }
}
