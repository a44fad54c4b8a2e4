import { readWeek, writeWeek } from '../api/entry';
import type { Problem } from '../api/problem';
import { Sending } from '../api/sending';
import type { WeekForm, WeekNumber } from '../api/types';
import { tellWritten } from '../facts/entry/written';
import { sayMoney } from '../facts/say';
import { say } from '../words/words.svelte';

/** What somebody has typed of a number, as it is typed. */
export type Typed = { n: string; amount: string };

const WAIT_MS = 600;

/** The numbers of one person's week: read, typed, and kept a moment after the last press. */
export class NumbersOfWeek {
  form = $state.raw<WeekForm | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What stands in the fields, by number. */
  typed = $state<Record<string, Typed>>({});
  #person = '';
  /** What is not kept yet, by whose week it is: what was refused stays there until it is mended. */
  readonly #waiting = new Map<string, Map<string, Typed>>();
  readonly #sending = new Sending();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** The week of a day, or `current`. */
  async read(day: string, person: string): Promise<void> {
    await this.save();
    const asked = (this.#asked += 1);
    try {
      const form = await readWeek(day, person);
      if (asked !== this.#asked) return;
      [this.form, this.#person, this.problem] = [form, person, null];
      const waiting = this.#waitingOf(form);
      this.typed = Object.fromEntries(form.numbers.map((line) => [line.number, waiting.get(line.number) ?? typedOf(line)]));
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    }
  }

  step(number: string, by: number): void {
    const typed = this.typed[number];
    // A step from what is no number yet begins at 0; what it is, the server reads.
    if (typed !== undefined) this.set(number, { ...typed, n: String(Math.max(0, (Number(typed.n) || 0) + by)) });
  }

  set(number: string, typed: Typed): void {
    if (this.form === null) return;
    this.typed[number] = typed;
    this.#waitingOf(this.form).set(number, typed);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), WAIT_MS);
  }

  /** Keeps what waits of the week that is shown, now. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.form === null) return;
    const [day, person, waiting] = [this.form.from, this.#person, this.#waitingOf(this.form)];
    if (waiting.size === 0) return;
    const sent = [...waiting];
    const numbers = sent.map(([number, typed]) => ({ number, ...typed }));
    try {
      const written = await this.#sending.send({ day, person, numbers }, (key) => writeWeek(day, person, numbers, key));
      // What was typed meanwhile still waits.
      for (const [number, typed] of sent) if (waiting.get(number) === typed) waiting.delete(number);
      this.problem = null;
      tellWritten(say('week-form-saved'), written);
    } catch (error) {
      this.problem = error as Problem;
    }
  }

  #waitingOf({ from }: WeekForm): Map<string, Typed> {
    const whose = `${from} ${this.#person}`;
    const waiting = this.#waiting.get(whose) ?? new Map<string, Typed>();
    this.#waiting.set(whose, waiting);
    return waiting;
  }
}

const typedOf = (line: WeekNumber): Typed => ({
  n: String(line.written),
  amount: line.written_amount === 0 ? '' : sayMoney(line.written_amount),
});
