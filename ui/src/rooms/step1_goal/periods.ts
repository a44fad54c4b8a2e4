/** Days of the calendar, both inclusive. */
export type Days = { from: string; to: string };

/** Periods that are planned most often, about the one that stands: its month and the next, its quarter, its year. */
export function periodsAround(from: string, to: string): Days[] {
  const [year, month] = from.split('-').map(Number) as [number, number];
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  const periods = [months(year, month, 1), months(year, month + 1, 1), months(year, quarter, 3), months(year, quarter + 3, 3), months(year + 1, 1, 12)];
  return periods.filter((period) => period.from !== from || period.to !== to);
}

/** So many whole months from the first of one. */
function months(year: number, month: number, n: number): Days {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return { from: day(new Date(Date.UTC(year, month - 1, 1))), to: day(new Date(Date.UTC(year, month - 1 + n, 0))) };
}
