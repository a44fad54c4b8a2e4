import { untrack } from 'svelte';

import type { Problem } from '../api/problem';
import { Read } from '../api/read.svelte';
import { changesOf } from './others.svelte';
import type { PlanStore } from './plan.svelte';

/** What facts say beside a plan. It is not in the plan: without an answer the plan is as good as before. */
export class Beside<Said> {
  readonly #store: PlanStore;
  readonly #reading: Read<Said>;
  #asked = '';

  constructor(store: PlanStore, ask: (plan: number) => Promise<Said>) {
    this.#store = store;
    this.#reading = new Read(() => ask(store.id));
  }

  /** Null while nobody knows. */
  protected get answer(): Said | null {
    return this.#reading.said;
  }

  get problem(): Problem | null {
    return this.#reading.problem;
  }

  get isBusy(): boolean {
    return this.#reading.isBusy;
  }

  /** It is known what the facts say, or why that is not known. */
  get isRead(): boolean {
    return this.answer !== null || this.problem !== null;
  }

  /** To be called in an effect: asks anew when the plan or the facts are others. */
  follow = (): void => {
    const asked = `${this.#store.plan!.version}/${changesOf('facts')}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    void untrack(this.again);
  };

  again = (): Promise<void> => this.#reading.again();
}
