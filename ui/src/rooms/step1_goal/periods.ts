/** Days of the calendar, both inclusive. */
export type Days = { from: string; to: string };

/** Periods that are planned most often, about the one that stands: its month and the next, its quarter, its year. */
export function periodsAround(from: string, to: string): Days[] {
  const [year, month] = parts(from);
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  const periods = [months(year, month, 1), months(year, month + 1, 1), months(year, quarter, 3), months(year, quarter + 3, 3), months(year + 1, 1, 12)];
  return periods.filter((period) => period.from !== from || period.to !== to);
}

/** So many whole months from the first of one. */
function months(year: number, month: number, n: number): Days {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return { from: day(new Date(Date.UTC(year, month - 1, 1))), to: day(new Date(Date.UTC(year, month - 1 + n, 0))) };
}

/**
 * Where the last day goes when the first one is typed beyond it: whole months stay as many months, other periods as many days.
 * `null` if it can stay, or if what was typed is no day that is understood here.
 */
export function lastDayAfter(typed: string, { from, to }: Days): string | null {
  const first = dayOf(typed);
  if (first === null || first <= to) return null;
  const [[year, month, day], [lastYear, lastMonth]] = [parts(from), parts(to)];
  const n = (lastYear - year) * 12 + lastMonth - month + 1;
  const [toYear, toMonth, toDay] = parts(first);
  if (day === 1 && toDay === 1 && to === months(year, month, n).to) return months(toYear, toMonth, n).to;
  const length = Date.parse(to) - Date.parse(from);
  return new Date(Date.parse(first) + length).toISOString().slice(0, 10);
}

const parts = (date: string) => date.split('-').map(Number) as [number, number, number];

/** "1.2.2027" or "2027-02-01". */
function dayOf(typed: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed) ?? [];
  const date = year === undefined ? typed : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : null;
}
