import { Keys, readWeek, writeWeek } from '../api/entry';
import type { Problem } from '../api/problem';
import type { WeekForm, WeekNumber } from '../api/types';
import { tellWritten } from '../facts/entry/written';
import { sayMoney } from '../facts/say';
import { say } from '../words/words.svelte';

/** What somebody has typed of a number. */
export type Typed = { n: number; amount: string };

const WAIT_MS = 600;

/** The numbers of one person's week: read, typed, and kept a moment after the last press. */
export class NumbersOfWeek {
  form = $state.raw<WeekForm | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What was typed, by number. */
  typed = $state<Record<string, Typed>>({});
  person = '';
  day = '';
  readonly #waiting = new Set<string>();
  readonly #keys = new Keys();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  async read(day: string, person: string): Promise<void> {
    await this.save();
    [this.day, this.person] = [day, person];
    const asked = (this.#asked += 1);
    try {
      const form = await readWeek(day, person);
      if (asked !== this.#asked) return;
      [this.form, this.problem] = [form, null];
      // What is being typed just now stays.
      for (const line of form.numbers) if (!this.#waiting.has(line.number)) this.typed[line.number] = typedOf(line);
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    }
  }

  step(number: string, by: number): void {
    const typed = this.typed[number];
    if (typed !== undefined) this.set(number, { ...typed, n: Math.max(0, typed.n + by) });
  }

  set(number: string, typed: Typed): void {
    this.typed[number] = typed;
    this.#waiting.add(number);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), WAIT_MS);
  }

  /** Keeps what waits, now. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const { day, person } = this;
    const waiting = [...this.#waiting];
    const numbers = waiting.map((number) => ({ number, n: this.typed[number]?.n ?? 0, amount: this.typed[number]?.amount ?? '' }));
    this.#waiting.clear();
    try {
      const written = await writeWeek(day, person, numbers, this.#keys.of({ day, person, numbers }));
      this.problem = null;
      tellWritten(say('week-form-saved'), written);
    } catch (error) {
      // It is still there, and the next press sends it again.
      waiting.forEach((number) => this.#waiting.add(number));
      this.problem = error as Problem;
    }
  }
}

const typedOf = (line: WeekNumber): Typed => ({
  n: line.written,
  amount: line.written_amount === 0 ? '' : sayMoney(line.written_amount),
});
