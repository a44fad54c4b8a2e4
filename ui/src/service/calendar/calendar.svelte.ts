import type { Problem } from '../../api/problem';
import { changeCalendar, readCalendar } from '../../api/staff';
import type { CalendarDay, CalendarDayEdit, CalendarYear } from '../../api/types';

/** A year of the company's calendar on the page. */
export class YearBook {
  year = $state.raw<CalendarYear | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);

  read(year?: number): Promise<void> {
    return this.#ask(() => readCalendar(year));
  }

  /** Reads the same year again, because somebody changed it; whoever is turning a day is not kept from it. */
  async refresh(): Promise<void> {
    const before = this.year;
    try {
      const now = await readCalendar(before?.year);
      // What was turned here meanwhile is newer.
      if (this.year === before && !this.isBusy) this.year = now;
    } catch (error) {
      if (before === null) this.problem = error as Problem;
    }
  }

  /** Answers whether it was done; why not stands on the page. */
  async turn(days: CalendarDayEdit[]): Promise<boolean> {
    return this.#change({ days });
  }

  async keep(country: string): Promise<boolean> {
    return this.#change({ country });
  }

  day(date: string): CalendarDay | undefined {
    return this.year?.months.flatMap((month) => month.days).find((day) => day.day === date);
  }

  async #change(body: { country?: string; days?: CalendarDayEdit[] }): Promise<boolean> {
    const seen = this.year;
    if (seen === null || this.isBusy) return false;
    await this.#ask(async () => {
      const answer = await changeCalendar(seen.version, body);
      // The holidays of another year are on the page.
      return answer.year === seen.year ? answer : readCalendar(seen.year);
    });
    const problem = this.problem;
    if (problem?.status === 412) {
      await this.read(seen.year);
      this.problem = problem;
    }
    return problem === null;
  }

  async #ask(what: () => Promise<CalendarYear>): Promise<void> {
    this.isBusy = true;
    try {
      this.year = await what();
      this.problem = null;
    } catch (error) {
      this.problem = error as Problem;
    } finally {
      this.isBusy = false;
    }
  }
}
