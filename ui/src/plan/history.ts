import type { Edit } from '../api/types';

/** An edit of one's own with both of its sides. */
export type Step = { before: Edit[]; after: Edit[] };

/** Did it change nothing? What was there was set again. */
export const isIdle = ({ before, after }: Step): boolean => before.every((edit, at) => edit.value === after[at]?.value);

/** Own edits of this session, to go back and forth in. A new edit forgets what was gone back from. */
export class Steps {
  #done: Step[] = [];
  #undone: Step[] = [];

  did(step: Step): void {
    this.#done.push(step);
    this.#undone = [];
  }

  /** The last step, or the one that is named by its notice; it is now taken back. */
  back(step: Step | undefined = this.#done.at(-1)): Step | undefined {
    if (step === undefined || !this.#done.includes(step)) return undefined;
    this.#done = this.#done.filter((one) => one !== step);
    this.#undone.push(step);
    return step;
  }

  forth(): Step | undefined {
    const step = this.#undone.pop();
    if (step !== undefined) this.#done.push(step);
    return step;
  }
}
