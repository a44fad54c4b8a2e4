import { readWeek, writeWeek } from '../api/entry';
import type { Problem } from '../api/problem';
import { Sending } from '../api/sending';
import type { WeekForm, WeekNumber } from '../api/types';
import { tell } from '../design/toast.svelte';
import { tellWritten } from '../facts/entry/written';
import { sayMoney } from '../facts/say';
import { sayProblem } from '../words/problem';
import { numbers, say } from '../words/words.svelte';
import { isWeekNumber, sayWeekNumber } from './number-words';

/** What somebody has typed of a number, as it is typed. */
export type Typed = { n: string; amount: string };
/** A week whose numbers were refused, and why. */
type Refused = { whose: string; form: WeekForm; problem: Problem };

const WAIT_MS = 600;

/** The numbers of one person's week: read, typed, and kept a moment after the last press. */
export class NumbersOfWeek {
  form = $state.raw<WeekForm | null>(null);
  /** Why the week cannot be read. */
  problem = $state.raw<Problem | null>(null);
  /** What was refused, by week: only what is kept of the same week takes it away. */
  refused = $state.raw<Refused[]>([]);
  /** What stands in the fields, by number. */
  typed = $state<Record<string, Typed>>({});
  #person = '';
  /** What is not kept yet, by whose week it is: what was refused stays there until it is mended. */
  readonly #waiting = new Map<string, Map<string, Typed>>();
  readonly #sending = new Sending();
  /** One after another: the numbers sent last are those that stay. */
  #saving: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** The week of a day, or `current`. */
  async read(day: string, person: string): Promise<void> {
    const asked = (this.#asked += 1);
    await this.save();
    if (asked !== this.#asked) return;
    try {
      const form = await readWeek(day, person);
      if (asked !== this.#asked) return;
      [this.form, this.#person, this.problem] = [form, person, null];
      const waiting = this.#waitingOf(form, person);
      this.typed = Object.fromEntries(form.numbers.map((line) => [line.number, waiting.get(line.number) ?? typedOf(line)]));
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    }
  }

  /** Why a number of the week that is shown was refused; null: it was not. */
  problemOf(number: string): Problem | null {
    const refused = this.refused.find((one) => this.#isShown(one));
    return refused?.problem.path === number ? refused.problem : null;
  }

  /** Does the field that was refused say so itself? */
  isAtField = (refused: Refused): boolean => this.#isShown(refused) && isWeekNumber(refused.problem.path);

  step(number: string, by: number): void {
    const typed = this.typed[number];
    // A step from what is no number yet begins at 0; what it is, the server reads.
    if (typed !== undefined) this.set(number, { ...typed, n: String(Math.max(0, (Number(typed.n) || 0) + by)) });
  }

  set(number: string, typed: Typed): void {
    if (this.form === null) return;
    this.typed[number] = typed;
    this.#waitingOf(this.form, this.#person).set(number, typed);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), WAIT_MS);
  }

  /** Keeps what waits of the week that is shown, now. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    const [form, person] = [this.form, this.#person];
    if (form !== null) this.#saving = this.#saving.then(() => this.#send(form, person));
    return this.#saving;
  }

  /** Keeps what waits. The page is gone by the time the answer comes: what was refused is told where it is seen. */
  async leave(): Promise<void> {
    await this.save();
    const [one] = this.refused;
    if (one !== undefined) tell(sayRefused(one));
  }

  async #send(form: WeekForm, person: string): Promise<void> {
    const [whose, waiting] = [whoseOf(form, person), this.#waitingOf(form, person)];
    if (waiting.size === 0) return;
    const sent = [...waiting];
    const said = { day: form.from, person, numbers: sent.map(([number, typed]) => ({ number, ...typed })) };
    const others = () => this.refused.filter((one) => one.whose !== whose);
    try {
      const written = await this.#sending.send(said, (key) => writeWeek(said.day, person, said.numbers, key));
      // What was typed meanwhile still waits.
      for (const [number, typed] of sent) if (waiting.get(number) === typed) waiting.delete(number);
      this.refused = others();
      tellWritten(say('week-form-saved'), written);
    } catch (error) {
      this.refused = [...others(), { whose, form, problem: error as Problem }];
    }
  }

  #isShown = ({ whose }: Refused): boolean => this.form !== null && whose === whoseOf(this.form, this.#person);

  #waitingOf(form: WeekForm, person: string): Map<string, Typed> {
    const whose = whoseOf(form, person);
    const waiting = this.#waiting.get(whose) ?? new Map<string, Typed>();
    this.#waiting.set(whose, waiting);
    return waiting;
  }
}

/** Which numbers are not kept, and why: it may be said while another week is looked at. */
export function sayRefused({ form, problem }: Refused): string {
  const why = sayProblem(problem);
  const named = isWeekNumber(problem.path) ? say('week-form-why', { what: sayWeekNumber(problem.path), why }) : why;
  return say('week-form-not-saved', { days: numbers().span(form.from, form.to), why: named });
}

/** The same of a week whose field says itself why. */
export const sayToMend = ({ form, problem }: Refused): string =>
  say('week-form-mend', { days: numbers().span(form.from, form.to), what: sayWeekNumber(problem.path ?? '') });

const whoseOf = ({ from }: WeekForm, person: string): string => `${from} ${person}`;

const typedOf = (line: WeekNumber): Typed => ({
  n: String(line.written),
  amount: line.written_amount === 0 ? '' : sayMoney(line.written_amount),
});
