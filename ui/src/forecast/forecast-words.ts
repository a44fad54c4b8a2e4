import type { Forecast, ForecastBand, LineForecast } from '../api/types';
import type { Currency } from '../words/format';
import { numbers, say } from '../words/words.svelte';

/** What the period will bring, in a sentence. */
export function sayOutlook(forecast: Forecast, currency: Currency): string {
  const end = forecast.to_come?.fan.at(-1);
  if (end === undefined) return say('outlook-answer-over', { by: forecast.counted, came: numbers().money(forecast.came, currency) });
  const about = (minor: number) => numbers().aboutMoney(minor, currency);
  return say('outlook-answer', { low: about(end.band.low), high: about(end.band.high), day: numbers().day(end.day) });
}

/** The deals in which what has come can be seen: those of the days on which it counts. */
export function cameFrom({ counted, from, to }: Forecast): string | null {
  const days = `since=${from}&until=${to}`;
  if (counted === 'payments') return null;
  return counted === 'contracts' ? `/deals?event=contract&${days}` : `/deals?outcome=won&event=won&${days}`;
}

/** A part of the company, as a row is made of it. */
export type Part = { name: string; depth?: number; came: number; to_come: ForecastBand | null; needed?: number | null; chance?: number | null };

export const partsByRep = ({ reps }: Forecast): Part[] => reps.map((rep) => ({ ...rep, name: rep.name ?? say('outlook-nobody') }));

/** One team alone says what the company does. */
export const partsByTeam = ({ teams }: Forecast): Part[] =>
  teams.length < 2 ? [] : teams.map((team) => ({ ...team, name: team.name ?? say('outlook-no-team') }));

/** Lines that nothing in the facts tells apart stand together; one alone says what the plan does. */
export function partsByLine(lines: LineForecast[], names: string[]): Part[] {
  if (lines.length < 2) return [];
  return lines.map((row) => ({ ...row, name: row.lines.map((line) => names[line] ?? '').join(', ') || say('outlook-no-line') }));
}
